/** How often the time is looked at, milliseconds. */
const EVERY = 1000;
/** A clock that is so much further than it should be stood still in between, milliseconds: the computer slept. */
const JUMP = 20_000;

/**
 * Calls back when the computer has slept since the last look. A browser goes on by itself then, and nobody may be
 * there who wants to hear it. A clock that is set forward looks the same, which costs a press of Play. Returns the
 * way to stop.
 */
export function watchWake(onWake: () => void, now: () => number = () => Date.now()): () => void {
  let last = now();
  const timer = setInterval(() => {
    const slept = now() - last > EVERY + JUMP;
    last = now();
    if (slept) onWake();
  }, EVERY);
  return () => clearInterval(timer);
}
