/** Seconds of work before anything is told. */
const SOON = 0.5;

/** Tells from how far a work has come how long the rest takes, if it goes on as fast; null while it is too early. */
export function timeLeft(
  now: () => number = () => performance.now() / 1000,
): (fraction: number) => number | null {
  const start = now();
  return (fraction) => {
    const spent = now() - start;
    return spent < SOON || fraction <= 0 ? null : (spent * (1 - Math.min(1, fraction))) / fraction;
  };
}
