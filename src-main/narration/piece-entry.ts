import type { Piece } from '../../src-preload/contract/narration.ts';
import type { MadePiece } from './piece-maker.ts';
import type { PlannedPiece } from './plan.ts';

/** A piece of which nothing is made yet, as windows know it. */
export const toPiece = ({ index, start, end, pauseAfter, sentences }: PlannedPiece): Piece => ({
  ...{ index, start, end, pauseAfter },
  sentences: sentences.map((sentence) => ({ start: sentence.start, end: sentence.end })),
  state: 'planned',
});

/** What is known of a piece once it is made. */
export const asMade = (piece: Readonly<Piece>, made: MadePiece): Partial<Piece> => {
  const { container, duration, soundStart, soundEnd, loudness, sentences } = made;
  return {
    ...{ state: 'made', container, duration, soundStart, soundEnd },
    ...(loudness !== null && { loudness }),
    sentences: piece.sentences.map((sentence, at) => {
      const start = sentences[at];
      return start === undefined ? sentence : { ...sentence, at: start };
    }),
  };
};

/** Takes out what is known of its sound; answers what it is instead. */
export function unmake(piece: Piece): Partial<Piece> {
  delete piece.container;
  delete piece.duration;
  delete piece.soundStart;
  delete piece.soundEnd;
  delete piece.loudness;
  return { state: 'planned', sentences: piece.sentences.map(({ start, end }) => ({ start, end })) };
}
