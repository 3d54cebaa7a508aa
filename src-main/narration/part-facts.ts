import type { Chapter, Piece } from '../../src-preload/contract/narration.ts';
import type { SavePart } from '../saving/save-part.ts';
import type { PlannedPiece } from './plan.ts';

/** What a saver needs to know of a piece besides its sound: its words with their times, and the chapter it begins. */
export function partFacts(
  piece: Piece,
  planned: Pick<PlannedPiece, 'words' | 'sentences'>,
  chapters: readonly Chapter[],
): Omit<SavePart, 'container' | 'read'> {
  const chapter = chapters.find((each) => each.piece === piece.index)?.title;
  return {
    pauseAfter: piece.pauseAfter,
    soundStart: piece.soundStart,
    soundEnd: piece.soundEnd,
    loudness: piece.loudness,
    chapter: chapter === '' ? undefined : chapter,
    sentences: planned.sentences.map(({ from, to }, index) => ({
      text: planned.words.slice(from, to),
      at: piece.sentences[index]?.at,
    })),
  };
}
