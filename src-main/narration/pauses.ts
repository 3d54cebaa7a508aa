import { LEVEL_STEP } from '../speech/levels.ts';

/** Quiet inside speech. */
export interface Pause {
  /** Seconds on the piece's clock. */
  readonly start: number;
  readonly end: number;
  /** How much was spoken before it, seconds without any pause. */
  readonly spoken: number;
}

export interface Speech {
  readonly pauses: readonly Pause[];
  /** All that is spoken, seconds without any pause. */
  readonly spoken: number;
}

/** Shorter quiet is part of a word: the closure of a “t” or a “k”. Seconds. */
const SHORTEST = 0.06;
/** dB that a pause lies below the loud parts of the speech, at most; less where the sound is never so quiet. */
const DEPTH = 32;
/** What of the way from the loud parts down to the quietest is no pause yet. */
const SHARE = 0.65;

/**
 * The pauses in what lies between two times. What is quiet is judged by this very sound: by its loud parts, and by its
 * noise where it has some.
 */
export function pausesOf(levels: readonly number[], from: number, to: number): Speech {
  const first = Math.round(from / LEVEL_STEP);
  const last = Math.min(levels.length, Math.round(to / LEVEL_STEP));
  const quiet = quietLevel(levels.slice(first, last));
  const least = SHORTEST / LEVEL_STEP;
  const pauses: Pause[] = [];
  let paused = 0;
  for (let at = first; at < last; at += 1) {
    if ((levels[at] ?? 0) >= quiet) continue;
    let end = at;
    while (end < last && (levels[end] ?? 0) < quiet) end += 1;
    if (end - at >= least && at > first && end < last) {
      pauses.push({
        start: at * LEVEL_STEP,
        end: end * LEVEL_STEP,
        spoken: (at - first - paused) * LEVEL_STEP,
      });
      paused += end - at;
    }
    at = end;
  }
  return { pauses, spoken: Math.max(0, last - first - paused) * LEVEL_STEP };
}

function quietLevel(levels: readonly number[]): number {
  const sorted = [...levels].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const loud = at(0.9);
  return loud - Math.min(DEPTH, (loud - at(0.02)) * SHARE);
}
