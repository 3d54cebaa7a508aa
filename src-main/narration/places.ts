import { type Run, runsIn, sourceOf } from '../text/reading.ts';
import { type Change, rewrite } from '../text/rewrite.ts';
import { asSpoken } from '../text/speakable.ts';
import { missingStop } from '../text/stops.ts';
import type { Draft } from './pieces.ts';
import type { PlannedPiece } from './planned-piece.ts';

/** Words of a draft, and where they come from. Lines without a mark at their end get a full stop. */
export function placesOf(
  draft: Draft,
  said: string,
  runs: readonly Run[],
): Pick<PlannedPiece, 'start' | 'end' | 'words' | 'sentences' | 'runs'> {
  const { start, end } = draft;
  const words = said.slice(start, end);
  const stops: Change[] = draft.breaks
    .filter((at) => at < end)
    .map((at) => ({ start: at - start, end: at - start, words: missingStop(said.slice(start, at)) }));
  const piece = { source: '', said: words, runs: runsIn(runs, draft), blocks: [] };
  const stopped = rewrite(piece, stops);
  // A sentence that ends where a stop is put ends before it.
  const moved = (place: number): number =>
    stops.reduce((at, stop) => (stop.start < place ? at + stop.words.length : at), place);
  return {
    ...sourceOf(runs, draft),
    words: asSpoken(stopped.said),
    runs: stopped.runs,
    sentences: draft.sentences.map((sentence) => ({
      ...sourceOf(runs, sentence),
      from: moved(sentence.start - start),
      to: moved(sentence.end - start),
    })),
  };
}
