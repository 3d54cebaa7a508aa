import type { Desk } from '../../src-preload/contract/narration.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import { speedsWith } from '../../src-preload/contract/speeds.ts';
import type { App } from '../app.ts';
import type { MenuFacts } from '../app/menu-facts.ts';
import type { Log } from '../ports.ts';
import { playState, type TrayState } from './tray-state.ts';
import { trayWords } from './tray-words.ts';
import type { TrayIcon } from './tray.ts';

/** After these the menu may offer other things. */
const NEWS: readonly AnyEvent['name'][] = ['preferences', 'profiles', 'voices', 'library', 'desk'];

/** Lets the tray follow what happens in the program; `watch` tells it whether the clipboard is watched. */
export function followTray(
  core: Pick<App, 'handlers' | 'subscribe' | 'players' | 'menuFacts'>,
  tray: Pick<TrayIcon, 'update'>,
  log: Log,
): { watch(watching: boolean): void; stop(): void } {
  let desk: Desk = { current: null, queue: [] };
  let heard = false;
  let last: string | null = null;
  let watching = false;
  let stopped = false;
  let facts: MenuFacts | null = null;
  /** More news came while the facts were asked for. */
  let asking: 'no' | 'yes' | 'again' = 'no';

  const show = (): void => {
    const playing = playState(desk, core.players.last);
    tray.update({ ...playing, watching, last, ...offers(facts) });
  };
  async function ask(): Promise<void> {
    if (asking !== 'no') {
      asking = 'again';
      return;
    }
    do {
      asking = 'yes';
      facts = await core.menuFacts();
      show();
    } while ((asking as string) === 'again');
    asking = 'no';
  }
  // What was asked for when the program ended needs no answer.
  const note = (thrown: unknown): void => {
    if (!stopped) log(`tray: ${String(thrown)}`);
  };
  const refresh = (): void => {
    if (stopped) return;
    void ask().catch((thrown: unknown) => {
      asking = 'no';
      note(thrown);
    });
  };
  /** What was put back on the desk before anybody listened. */
  async function begin(): Promise<void> {
    const { desk: now } = await core.handlers.hello({});
    if (heard) return;
    desk = now;
    last = desk.current?.id ?? last;
    show();
  }

  core.players.onReport(show);
  core.subscribe((event) => {
    if (event.name === 'desk') {
      heard = true;
      desk = event.payload;
    }
    if (event.name === 'narration' && event.payload.id === desk.current?.id)
      desk = { ...desk, current: event.payload };
    last = desk.current?.id ?? last;
    if (NEWS.includes(event.name)) refresh();
    show();
  });
  refresh();
  void begin().catch(note);
  return {
    watch(now) {
      watching = now;
      show();
    },
    stop() {
      stopped = true;
    },
  };
}

function offers(facts: MenuFacts | null): Pick<TrayState, 'speakers' | 'voices' | 'speeds' | 'recent'> {
  if (!facts) return { speakers: [], voices: [], speeds: [], recent: [] };
  const { speaker, speakers, voice, voices, speed, recent } = facts;
  const own = { value: null, label: trayWords.appVoice, chosen: voice === null };
  return {
    speakers: [
      { value: null, label: trayWords.thisComputer, chosen: speaker === null },
      ...speakers.map(({ id, name }) => ({ value: id, label: name, chosen: id === speaker })),
    ],
    voices: [
      ...(speaker === null ? [] : [own]),
      ...voices.map(({ id, name }) => ({ value: id, label: name, chosen: id === voice })),
    ],
    speeds: speedsWith(speed).map((value) => ({ value, label: `${value} ×`, chosen: value === speed })),
    recent,
  };
}
