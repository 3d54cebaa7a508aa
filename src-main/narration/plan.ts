import { MAX_TEXT } from '../../src-preload/contract/model.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { paragraphs, trimmed } from '../text/paragraphs.ts';
import { sentences, type Span } from '../text/sentences.ts';
import { speakable } from '../text/speakable.ts';
import { cut } from './split.ts';

/** What ends a piece. `none`: the voice should go on at once; so it is after the last piece. */
type PauseKind = 'none' | 'clause' | 'sentence' | 'paragraph';

interface PlannedPiece {
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

/** Sentences are joined up to this length, code units. */
export const PIECE_TARGET = 450;
/** No piece is longer: some speech models take 512 characters, and a server's own splitting is poor. */
export const PIECE_CAP = 500;
/** The first piece is short, so that the first sound comes early. */
export const FIRST_PIECE = 120;
/** A first piece shorter than this is over before the next can come: it takes its neighbour along. */
const FIRST_LEAST = 24;

const strength: readonly PauseKind[] = ['none', 'clause', 'sentence', 'paragraph'];
const stronger = (a: PauseKind, b: PauseKind): PauseKind =>
  strength.indexOf(a) > strength.indexOf(b) ? a : b;

interface Draft {
  start: number;
  end: number;
  pause: PauseKind;
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

/** Gathers sentences, and parts of long ones, into pieces. */
class Pieces {
  readonly drafts: Draft[] = [];
  readonly #text: string;
  #open: Draft | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  addSentence(start: number, end: number): void {
    let rest = trimmed(this.#text, start, end);
    for (;;) {
      const first = this.drafts.length === 0;
      const length = rest.end - rest.start;
      if (length <= (first ? FIRST_PIECE : PIECE_CAP)) break;
      const { at, kind } = cut(this.#text, rest.start, rest.end, first ? firstLimit(length) : PIECE_TARGET);
      this.#add(trimmed(this.#text, rest.start, at), kind);
      rest = trimmed(this.#text, at, rest.end);
    }
    this.#add(rest, 'sentence');
  }

  /** Ends the open piece. One that cannot be said is left out, and its pause goes to the piece before. */
  close(pause: PauseKind): void {
    const draft = this.#open;
    this.#open = null;
    if (draft && speakable(this.#text.slice(draft.start, draft.end))) this.drafts.push({ ...draft, pause });
    else {
      const before = this.drafts.at(-1);
      if (before) before.pause = stronger(before.pause, pause);
    }
  }

  #add({ start, end }: Span, pause: PauseKind): void {
    if (start === end) return;
    const first = this.drafts.length === 0;
    const open = this.#open;
    if (open && end - open.start <= (first ? FIRST_PIECE : PIECE_TARGET)) {
      open.end = end;
      open.pause = pause;
    } else {
      if (open) this.close(open.pause);
      this.#open = { start, end, pause };
    }
    if (first && this.#isFirstPiece()) this.close(pause);
  }

  #isFirstPiece(): boolean {
    const open = this.#open;
    if (!open || open.end - open.start < FIRST_LEAST) return false;
    return speakable(this.#text.slice(open.start, open.end));
  }
}

/** Leaves no crumb of a sentence that is only a little too long. */
const firstLimit = (length: number): number =>
  Math.min(FIRST_PIECE, Math.max(FIRST_PIECE / 2, length - FIRST_LEAST));
