import type { Piece } from '../../src-preload/contract/narration.ts';
import { SECONDS_PER_CHARACTER, soundLength } from '../../src-preload/contract/timeline.ts';

/** A clock that was set to the beginning of a sentence may read a little less. Seconds. */
const SLACK = 0.005;

/**
 * Where the sentences of a piece begin, seconds from where its sound starts; guessed by their characters while that
 * is not known. A piece whose sentences are not known is one.
 */
export function sentenceStarts(piece: Piece, pace = SECONDS_PER_CHARACTER): number[] {
  const { sentences, soundStart = 0 } = piece;
  if (sentences.length === 0) return [0];
  const characters = Math.max(1, piece.end - piece.start);
  const length = soundLength(piece) ?? characters * pace;
  let least = 0;
  return sentences.map(({ start, at }, index) => {
    const guess = (length * (start - piece.start)) / characters;
    if (index > 0) least = Math.min(length, Math.max(least, at === undefined ? guess : at - soundStart));
    return least;
  });
}

/** Which sentence of a piece sounds so many seconds after the piece's sound has started; counted from 0. */
export function sentenceAt(piece: Piece, offset: number, pace?: number): number {
  const starts = sentenceStarts(piece, pace);
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= offset + SLACK),
  );
}
