import { type Chapter, MAX_TEXT } from '../../src-preload/contract/narration.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { plainReading } from '../text/plain-reading.ts';
import type { Block, Reading } from '../text/reading.ts';
import { sentences } from '../text/sentences.ts';
import { asSpoken } from '../text/speakable.ts';
import { Pieces } from './pieces.ts';
import { placesOf } from './places.ts';
import type { PlannedPiece } from './planned-piece.ts';

export type { PlannedPiece, PlannedSentence } from './planned-piece.ts';

export interface Plan {
  readonly pieces: readonly PlannedPiece[];
  readonly chapters: readonly Chapter[];
}

/** Characters of a chapter's title. */
const TITLE = 200;

/**
 * Splits what is said of a text into the pieces that are asked for one by one: whole sentences joined up to
 * `PIECE_TARGET`, the first piece one sentence of at most `FIRST_PIECE`, nothing beyond `PIECE_CAP`. A block's end
 * ends a piece, unless a sentence's pause and a block of the same kind and language follow. A longer sentence is cut
 * as `cut` tells. What lies outside the pieces has no letter and no digit.
 *
 * Takes linear time. Throws a Fault: `text_empty`, `nothing_speakable`.
 */
export function planReading(reading: Reading, pauses: Preferences['pauses']): Plan {
  const { said, blocks, runs } = reading;
  const pieces = new Pieces(said);
  const languages: (string | undefined)[] = [];
  const chapters: Chapter[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = pieces.drafts.length;
    const words = said.slice(block.start, block.end);
    for (const { start, end } of sentences(words)) {
      pieces.addSentence(block.start + start, block.start + end);
    }
    if (joins(block, blocks[index + 1])) pieces.endLine();
    else pieces.close(block.endedBy);
    while (languages.length < pieces.drafts.length) languages.push(block.language);
    if (block.kind === 'heading' && pieces.drafts.length > before) {
      const title = asSpoken(words).trim().slice(0, TITLE).toWellFormed();
      chapters.push({ title, level: Math.min(6, Math.max(1, block.level ?? 1)), piece: before });
    }
  }
  const { drafts } = pieces;
  if (drafts.length === 0) {
    throw new Fault(reading.source.trim() === '' ? 'text_empty' : 'nothing_speakable');
  }
  return {
    chapters,
    pieces: drafts.map((draft, index) => {
      const pauseKind = index === drafts.length - 1 ? 'none' : draft.pause;
      const language = languages[index];
      return {
        ...{ index, ...placesOf(draft, said, runs), ...(language && { language }) },
        ...{ pauseKind, pauseAfter: pauseKind === 'none' ? 0 : pauses[pauseKind] },
      };
    }),
  };
}

/** The plan of a text without markup. Throws also a Fault `text_too_large`. */
export function planPieces(text: string, pauses: Preferences['pauses']): Plan {
  if (text.length > MAX_TEXT) throw new Fault('text_too_large', { limit: MAX_TEXT / 1_000_000 });
  return planReading(plainReading(text), pauses);
}

/** Whether two blocks may be said in one piece. */
export const joins = (block: Block, next: Block | undefined): boolean =>
  block.endedBy === 'sentence' && block.kind === next?.kind && block.language === next.language;
