import type { Word } from '../../src-preload/contract/narration.ts';
import { sourceOf } from '../text/reading.ts';
import type { MadeWord } from './piece-maker.ts';
import type { PlannedPiece } from './plan.ts';

/** The words of a piece with their places in the source text. What is said in other words has their whole place. */
export function wordsInSource(
  { runs, sentences }: Pick<PlannedPiece, 'runs' | 'sentences'>,
  words: readonly MadeWord[],
): Word[] {
  const known =
    runs ??
    sentences.map(({ start, end, from, to }) => ({
      at: from,
      start,
      end,
      verbatim: end - start === to - from,
    }));
  return words.map(({ from, to, at }) => ({ ...sourceOf(known, { start: from, end: to }), at }));
}
