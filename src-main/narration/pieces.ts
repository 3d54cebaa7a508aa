import { trimmed } from '../text/lines.ts';
import type { Span } from '../text/sentences.ts';
import { speakable } from '../text/speakable.ts';
import { cut } from './split.ts';

/** What ends a piece. `none`: the voice should go on at once; so it is after the last piece. */
export type PauseKind = 'none' | 'clause' | 'sentence' | 'paragraph' | 'heading';

/** Sentences are joined up to this length, code units. */
export const PIECE_TARGET = 450;
/** No piece is longer: some speech models take 512 characters, and a server's own splitting is poor. */
export const PIECE_CAP = 500;
/** The first piece is short, so that the first sound comes early. */
export const FIRST_PIECE = 120;
/** A first piece shorter than this is over before the next can come: it takes its neighbour along. */
const FIRST_LEAST = 24;

const strength: readonly PauseKind[] = ['none', 'clause', 'sentence', 'paragraph', 'heading'];
const stronger = (a: PauseKind, b: PauseKind): PauseKind =>
  strength.indexOf(a) > strength.indexOf(b) ? a : b;

export interface Draft {
  start: number;
  end: number;
  pause: PauseKind;
  /** What it is gathered from. */
  readonly sentences: Span[];
  /** Ends of blocks inside it, after which the words are kept apart by a full stop (see `wordsOf`). */
  readonly breaks: number[];
}

/** Gathers sentences, and parts of long ones, into pieces. `begun`: there are pieces before them. */
export class Pieces {
  /** Those that have ended. */
  readonly drafts: Draft[] = [];
  /** Where the sentences are; may be another one from one sentence to the next. */
  text: string;
  #open: Draft | null = null;
  readonly #begun: boolean;

  constructor(text: string, begun = false) {
    this.text = text;
    this.#begun = begun;
  }

  get #first(): boolean {
    return !this.#begun && this.drafts.length === 0;
  }

  addSentence(start: number, end: number): void {
    this.#add(this.#cut(start, end, true), 'sentence');
  }

  /**
   * Takes what can be taken of a sentence whose end is not known: nothing while it may still fit into a piece.
   * Answers where the rest begins, which is to be given again.
   */
  addBeginning(start: number, end: number): number {
    return this.#cut(start, end, false).start;
  }

  /** Ends the open piece. One that cannot be said is left out, and its pause goes to the piece before. */
  close(pause: PauseKind): void {
    const draft = this.#open;
    this.#open = null;
    if (draft && this.#canBeSaid(draft)) this.drafts.push({ ...draft, pause });
    else {
      const before = this.drafts.at(-1);
      if (before) before.pause = stronger(before.pause, pause);
    }
  }

  /**
   * Ends a block, such as a line of a list, after which the pause would only be a sentence's: the next one may join
   * its piece, so that short lines are not a request each. The pause between them is then made by the voice, at
   * the full stop that the words get there, instead of being set.
   */
  endLine(): void {
    const open = this.#open;
    if (!open) return;
    if (this.#canBeSaid(open)) {
      open.pause = 'sentence';
      open.breaks.push(open.end);
    } else this.close('sentence');
  }

  /** Ends the open piece if it can be said, but not a first one that is too short. */
  hurry(): void {
    const open = this.#open;
    if (open && !this.#first && this.#canBeSaid(open)) this.close(open.pause);
  }

  /** Drops what is open. */
  drop(): void {
    this.#open = null;
  }

  /** Cuts parts off a sentence that is too long for a piece; answers the rest. */
  #cut(start: number, end: number, whole: boolean): Span {
    let rest = trimmed(this.text, start, end);
    for (;;) {
      const first = this.#first;
      const length = rest.end - rest.start;
      // From this length on, a cut is the same however the sentence goes on.
      const spare = first && !whole ? FIRST_LEAST : 0;
      if (length <= (first ? FIRST_PIECE : PIECE_CAP) + spare) return rest;
      const { at, kind } = cut(this.text, rest.start, rest.end, first ? firstLimit(length) : PIECE_TARGET);
      this.#add(trimmed(this.text, rest.start, at), kind);
      rest = trimmed(this.text, at, rest.end);
    }
  }

  #add({ start, end }: Span, pause: PauseKind): void {
    if (start === end) return;
    const first = this.#first;
    const open = this.#open;
    const limit = first ? FIRST_PIECE : PIECE_TARGET;
    if (open && end - open.start + open.breaks.length <= limit) {
      open.end = end;
      open.pause = pause;
      open.sentences.push({ start, end });
    } else {
      if (open) this.close(open.pause);
      this.#open = { start, end, pause, sentences: [{ start, end }], breaks: [] };
    }
    if (first && this.#isFirstPiece()) this.close(pause);
  }

  #isFirstPiece(): boolean {
    const open = this.#open;
    return open !== null && open.end - open.start >= FIRST_LEAST && this.#canBeSaid(open);
  }

  #canBeSaid({ start, end }: Span): boolean {
    return speakable(this.text.slice(start, end));
  }
}

/** Leaves no crumb of a sentence that is only a little too long. */
const firstLimit = (length: number): number =>
  Math.min(FIRST_PIECE, Math.max(FIRST_PIECE / 2, length - FIRST_LEAST));
