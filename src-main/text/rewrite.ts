import { type Block, type Reading, type Run, sourceOf } from './reading.ts';
import { OWN, type Own } from './own/own.ts';
import type { Span } from './sentences.ts';

/** A span of `said`, and the words to say instead; none: what stands there is skipped. */
export interface Change extends Span {
  readonly words: string;
  /** What the words stand for, which are `OWN` then. */
  readonly own?: Own;
}

/** What the program says itself in the place of a span. */
export const instead = (start: number, end: number, own: Own): Change => ({ start, end, words: OWN, own });

/**
 * A reading with spans of `said` replaced. `changes` are in order, do not overlap and do not reach over the end of
 * a block. New words stand for the whole place of those that they replace. Blocks in which nothing is left go, and
 * the longer pause stays.
 *
 * Where a change cuts words that stand for a place as a whole, the first part keeps the place and the others stand
 * at its end. Takes linear time.
 */
export function rewrite(reading: Reading, changes: readonly Change[]): Reading {
  if (changes.length === 0) return reading;
  const { source, said, runs } = reading;
  const parts: string[] = [];
  const fresh: Run[] = [];
  let length = 0;
  let next = 0;
  const keep = (start: number, end: number): void => {
    for (; next < runs.length; next++) {
      const runEnd = runs[next + 1]?.at ?? said.length;
      const run = runs[next];
      if (!run || run.at >= end) break;
      if (runEnd > start)
        fresh.push(part(run, Math.max(start, run.at), Math.min(end, runEnd), length - start));
      if (runEnd > end) break;
    }
    parts.push(said.slice(start, end));
    length += end - start;
  };
  let at = 0;
  for (const change of changes) {
    keep(at, change.start);
    if (change.words !== '') {
      fresh.push({
        ...{ at: length, ...sourceOf(runs, change), verbatim: false },
        ...(change.own && { own: change.own }),
      });
      parts.push(change.words);
      length += change.words.length;
    }
    at = change.end;
  }
  keep(at, said.length);
  return { source, said: parts.join(''), runs: inOrder(fresh), blocks: moved(reading.blocks, changes) };
}

/** The part of a run between two places of `said`, which moves by `shift`. */
function part(run: Run, start: number, end: number, shift: number): Run {
  const at = start + shift;
  const whole = start === run.at;
  if (!run.verbatim) return { ...run, at, start: whole ? run.start : run.end };
  const place = (said: number): number => Math.min(run.end, run.start + said - run.at);
  return { at, start: place(start), end: place(end), verbatim: true };
}

/** No run begins before the one in front of it ends. */
function inOrder(runs: readonly Run[]): Run[] {
  let last = 0;
  return runs.map((run) => {
    const start = Math.max(run.start, last);
    last = Math.max(start, run.end);
    return start === run.start ? run : { ...run, start, end: last };
  });
}

const strength = ['sentence', 'paragraph', 'heading'];

function moved(blocks: readonly Block[], changes: readonly Change[]): Block[] {
  const place = placer(changes);
  const all: Block[] = [];
  for (const block of blocks) {
    const start = place(block.start, false);
    const end = place(block.end, true);
    const before = all.at(-1);
    if (end > start) all.push({ ...block, start, end });
    else if (before && strength.indexOf(block.endedBy) > strength.indexOf(before.endedBy)) {
      all[all.length - 1] = { ...before, endedBy: block.endedBy };
    }
  }
  return all;
}

/** Tells where places of `said` go, asked for in order. A place inside a change goes to its beginning or its end. */
function placer(changes: readonly Change[]): (at: number, toEnd: boolean) => number {
  let next = 0;
  let shift = 0;
  return (at, toEnd) => {
    for (; ; next++) {
      const change = changes[next];
      if (!change) return at + shift;
      const added = !toEnd && change.start === at && change.end === at;
      if (change.end > at || added) {
        if (change.start >= at) return at + shift;
        return change.start + shift + (toEnd ? change.words.length : 0);
      }
      shift += change.words.length - (change.end - change.start);
    }
  };
}
