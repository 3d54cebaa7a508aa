import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { sentences } from '../text/sentences.ts';
import { type PauseKind, Pieces } from './pieces.ts';

export interface PlannedPiece {
  readonly index: number;
  /** Place in the source text, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly pauseAfter: number;
  readonly pauseKind: PauseKind;
}

export interface Plan {
  readonly pieces: readonly PlannedPiece[];
}

/**
 * Splits a text into the pieces that are asked for one by one: whole sentences joined up to `PIECE_TARGET`, the
 * first piece one sentence of at most `FIRST_PIECE`, nothing beyond `PIECE_CAP`. A paragraph's end ends a piece;
 * so does a line break that looks meant (see `paragraphs`), with the pause of a sentence. A longer sentence is cut
 * as `cut` tells. What lies outside the pieces has no letter and no digit.
 *
 * Takes linear time. Throws a Fault: `text_empty`, `nothing_speakable`, `text_too_large`.
 */
export function planPieces(text: string, pauses: Preferences['pauses']): Plan {
  if (text.length > MAX_TEXT) throw new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
  const pieces = new Pieces(text);
  for (const paragraph of paragraphs(text)) {
    for (const { start, end } of sentences(text.slice(paragraph.start, paragraph.end))) {
      pieces.addSentence(paragraph.start + start, paragraph.start + end);
    }
    pieces.close(paragraph.endedBy === 'blank' ? 'paragraph' : 'sentence');
  }
  const { drafts } = pieces;
  if (drafts.length === 0) throw new Fault(text.trim() === '' ? 'text_empty' : 'nothing_speakable');
  return {
    pieces: drafts.map(({ start, end, pause }, index) => {
      const pauseKind = index === drafts.length - 1 ? 'none' : pause;
      return { index, start, end, pauseKind, pauseAfter: pauseKind === 'none' ? 0 : pauses[pauseKind] };
    }),
  };
}
