import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const TURN = 25;

/**
 * Loads a part of the program, and lets others have their turn before it is used: what is loaded and first used in
 * one go holds up the process for longer than either.
 */
export async function loaded<Part>(part: Promise<Part>): Promise<Part> {
  const now = await part;
  await setImmediate();
  return now;
}

/** Does work that comes in steps, without holding up the process. Answers what it returns. */
export async function inTurns<Result>(work: Iterator<unknown, Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** Does it all at once. */
export function atOnce<Result>(work: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
