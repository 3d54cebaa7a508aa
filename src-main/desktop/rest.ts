import type { Desk } from '../../src-preload/contract/narration.ts';
import type { App } from '../app.ts';
import type { PlayerReport } from '../../src-preload/contract/player.ts';

/** How often it is looked, and for how long nothing may have been going on. Milliseconds. */
const LOOK = 30_000;
const AFTER = 5 * 60_000;

export interface RestOptions {
  /** There is a page to let go, and nobody sees a window of ours. */
  readonly unseen: () => boolean;
  readonly rest: () => void;
}

/** Something plays, is made, or waits for its turn. */
function isBusy({ current, queue }: Desk, report: PlayerReport | null): boolean {
  if (queue.length > 0) return true;
  if (!current) return false;
  if (current.state === 'making' || current.state === 'waiting') return true;
  const state = report?.narrationId === current.id ? report.state : undefined;
  return state === 'playing' || state === 'waiting';
}

/** Lets the hidden page go after a while in which nothing was going on: its memory is most of the program's. */
export function restWhenIdle(
  core: Pick<App, 'subscribe' | 'players'>,
  { unseen, rest }: RestOptions,
): () => void {
  let desk: Desk = { current: null, queue: [] };
  let quiet = 0;
  const unsubscribe = core.subscribe((event) => {
    if (event.name === 'desk') desk = event.payload;
    if (event.name === 'narration' && event.payload.id === desk.current?.id)
      desk = { ...desk, current: event.payload };
  });
  const timer = setInterval(() => {
    const idle = unseen() && !isBusy(desk, core.players.last);
    quiet = idle ? quiet + LOOK : 0;
    if (quiet >= AFTER) rest();
  }, LOOK);
  timer.unref();
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
