import type { BlockKind } from '../../src-preload/contract/narration.ts';
import type { Own } from './own/own.ts';
import type { Span } from './sentences.ts';

/** A stretch of what is said that stands by itself: a paragraph, a heading, an item of a list. A place in `said`. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Of a heading: 1 for the uppermost. */
  readonly level?: number;
  /** What follows it: a heading's pause, a paragraph's, or (a line of a list or of verse) a sentence's. */
  readonly endedBy: 'heading' | 'paragraph' | 'sentence';
  /** BCP 47 without region; absent where it cannot be told. */
  readonly language?: string;
}

/** A run of `said` and the place in the source where it comes from. */
export interface Run {
  /** Where it begins in `said`; it ends where the next one begins. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Its words stand like this in the source, code unit by code unit; otherwise they stand for the whole place. */
  readonly verbatim: boolean;
  /** What its one character stands for, whose words are not told yet. */
  readonly own?: Own;
}

/**
 * What will be said of a text. The runs are in order, in `said` and in the source, and do not overlap: what lies
 * between their places is skipped, so that said and skipped together are the source.
 */
export interface Reading {
  readonly source: string;
  readonly said: string;
  readonly runs: readonly Run[];
  readonly blocks: readonly Block[];
}

/** The place in the source of a span of `said`, without white space at its ends being widened. */
export function sourceOf(runs: readonly Run[], { start, end }: Span): Span {
  const first = runAt(runs, start);
  const last = runAt(runs, Math.max(start, end - 1));
  if (!first || !last) return { start: 0, end: 0 };
  return {
    start: first.verbatim ? first.start + (start - first.at) : first.start,
    end: last.verbatim ? Math.min(last.end, last.start + (end - last.at)) : last.end,
  };
}

/** The runs of a span of `said`, their places counted from where it begins. */
export function runsIn(runs: readonly Run[], { start, end }: Span): Run[] {
  const found: Run[] = [];
  for (let index = indexAt(runs, start); index < runs.length; index += 1) {
    const run = runs[index];
    if (!run || run.at >= end) break;
    const cut = Math.max(0, start - run.at);
    found.push({
      ...run,
      at: Math.max(0, run.at - start),
      start: run.verbatim ? Math.min(run.end, run.start + cut) : run.start,
    });
  }
  return found;
}

/** Where in `said` that begins which stands at a place of the source, or behind it. */
export function saidAt({ runs, said }: Reading, place: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  if (!run) return said.length;
  return run.verbatim ? run.at + Math.max(0, place - run.start) : run.at;
}

/**
 * Where it goes on behind a place of `said`: the place in the source, and, inside words that stand for a place as a
 * whole, how many characters of these are behind it.
 */
export function goesOn({ runs, said }: Reading, at: number): { place: number; inside: number } {
  const index = indexAt(runs, Math.max(0, at - 1));
  const run = runs[index];
  if (!run) return { place: 0, inside: 0 };
  const length = (runs[index + 1]?.at ?? said.length) - run.at;
  if (run.verbatim) return { place: Math.min(run.end, run.start + at - run.at), inside: 0 };
  return at - run.at < length ? { place: run.start, inside: at - run.at } : { place: run.end, inside: 0 };
}

const runAt = (runs: readonly Run[], at: number): Run | undefined => runs[indexAt(runs, at)];

/** Of the run that holds a place of `said`, by bisection. */
function indexAt(runs: readonly Run[], at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
