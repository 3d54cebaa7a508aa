import { paragraphs } from './paragraphs.ts';
import type { Block, Reading } from './reading.ts';

/** A text without markup: all of it is said, as it stands. */
export function plainReading(source: string): Reading {
  const blocks = Array.from(paragraphs(source), ({ start, end, endedBy }): Block => ({
    ...{ start, end, kind: 'paragraph' },
    endedBy: endedBy === 'blank' ? 'paragraph' : 'sentence',
  }));
  const runs = source === '' ? [] : [{ at: 0, start: 0, end: source.length, verbatim: true }];
  return { source, said: source, runs, blocks };
}
