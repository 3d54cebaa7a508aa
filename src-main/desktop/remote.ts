import type { EventOf } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import type { MainWindow } from './window.ts';

/** The player lives in the window's page: a command that finds none brings one, which goes on by itself. */
export function commandPlayer(
  core: Pick<App, 'command' | 'players'>,
  window: Pick<MainWindow, 'answering' | 'open'>,
  command: EventOf<'command'>['command'],
): void {
  if (window.answering) core.command(command);
  else if (command !== 'pause') {
    core.players.want();
    window.open(false);
  }
}
