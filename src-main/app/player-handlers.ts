import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { AppContext } from './context.ts';
import type { Players } from './players.ts';

/** What the player tells, and what is asked of it: it lives in one of the windows. */
export function playerHandlers(
  { ports, desk, keeping, emit }: Pick<AppContext, 'ports' | 'desk' | 'keeping' | 'emit'>,
  players: Players,
): Pick<Handlers, 'reportPlayer' | 'getPlayer' | 'commandPlayer' | 'showWindow'> {
  const { windows } = ports;
  return {
    async reportPlayer(report) {
      players.report(report);
      keeping.onReport(report);
      emit({ name: 'player', payload: report });
      if (report.state === 'playing') desk.wake(report.narrationId);
      if (report.state !== 'ended') return {};
      keeping.finished([report.narrationId], true);
      desk.ended(report.narrationId);
      return {};
    },
    async getPlayer() {
      return { report: players.last };
    },
    /** A command that finds no player brings one, which goes on by itself. */
    async commandPlayer({ command }) {
      if (!windows || windows.answers()) emit({ name: 'command', payload: { command } });
      else if (command !== 'pause') {
        players.want();
        windows.open('player');
      }
      return {};
    },
    async showWindow({ window }) {
      if (!windows) throw new Fault('unsupported_here', { what: 'opening a window' });
      windows.open(window);
      return {};
    },
  };
}
