import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import type { Reading } from '../reading.ts';
import { type Change, rewrite } from '../rewrite.ts';
import { addresses } from './addresses.ts';
import { citations } from './citations.ts';
import { codes } from './codes.ts';
import { emojis, type Named } from './emoji.ts';
import { lineMarks } from './line-marks.ts';

/** Marks that tell a program where words may be broken, or which way they run; some voices stumble over them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/**
 * Says what is no prose as the preferences tell, in every block but code: marks at the beginning, addresses, citations, long numbers and
 * ids, emoji. What is told first wins where two overlap. Takes linear time, a block
 * a step.
 */
export function* asProse(reading: Reading, how: ReadingPreferences, named: Named): Generator<void, Reading> {
  const all: Change[] = [];
  for (const { kind, start, end } of reading.blocks) {
    if (kind === 'code') continue;
    const text = reading.said.slice(start, end);
    for (const change of inText(text, how, named)) {
      all.push({ ...change, start: start + change.start, end: start + change.end });
    }
    yield;
  }
  return rewrite(reading, all);
}

function inText(text: string, how: ReadingPreferences, named: Named): Change[] {
  const found = [
    ...lineMarks(text),
    ...addresses(text, how.addresses),
    ...(how.citations === 'skip' ? citations(text) : []),
    ...codes(text, how.codes),
    ...emojis(text, how.emoji, named),
    ...Array.from(text.matchAll(invisible), ({ index, 0: marks }) => ({
      ...{ start: index, end: index + marks.length, words: '' },
    })),
  ];
  if (found.length < 2) return found;
  const order = found.map((change, rank) => ({ change, rank }));
  order.sort((a, b) => a.change.start - b.change.start || a.rank - b.rank);
  const kept: { change: Change; rank: number }[] = [];
  for (const next of order) {
    const last = kept.at(-1);
    if (!last || last.change.end <= next.change.start) kept.push(next);
    else if (next.rank < last.rank) kept[kept.length - 1] = next;
  }
  return kept.map(({ change }) => change);
}
