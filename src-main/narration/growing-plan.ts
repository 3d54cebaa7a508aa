import type { Preferences } from '../../src-preload/contract/settings.ts';
import { type GrowingParagraph, GrowingParagraphs } from '../text/growing-paragraphs.ts';
import { sentences } from '../text/sentences.ts';
import { settles } from '../text/settled.ts';
import { type Draft, Pieces } from './pieces.ts';
import { placesOf } from './places.ts';
import type { PlannedPiece } from './plan.ts';

/**
 * Plans a text while it is written, by the rules of `planPieces`: a piece is handed out once its end cannot change
 * any more. Each call answers the pieces that are new.
 *
 * A text that is replaced goes on after what was handed out when it begins with it; otherwise all of it is planned
 * anew, behind the pieces that are out. Their places are places in the text that was told when they were planned.
 *
 * The work is linear in the text, but for comparing each text with the one before.
 */
export class GrowingPlan {
  readonly #pauses: Preferences['pauses'];
  readonly #pieces = new Pieces('');
  #paragraphs = new GrowingParagraphs();
  /** What comes next in the text begins here. */
  #at = 0;
  /** Pieces handed out, and where the last one ends in the text. */
  #out = 0;
  #outEnd = 0;

  constructor(pauses: Preferences['pauses']) {
    this.#pauses = pauses;
  }

  /** All of the text so far. */
  grow(text: string): PlannedPiece[] {
    this.#replace(text);
    this.#read(false);
    return this.#handOut();
  }

  /** Nothing else waits to be made: gives what is there, however short. */
  hurry(): PlannedPiece[] {
    this.#pieces.hurry();
    return this.#handOut();
  }

  /** The text is whole: gives the rest. */
  end(): PlannedPiece[] {
    this.#read(true);
    return this.#handOut();
  }

  #replace(text: string): void {
    const { text: before } = this.#pieces;
    this.#pieces.text = text;
    // Equal strings are told much faster than beginnings.
    if (text.slice(0, before.length) === before) return;
    if (!text.startsWith(before.slice(0, this.#outEnd))) this.#outEnd = 0;
    this.#pieces.drop();
    this.#at = this.#outEnd;
    this.#paragraphs = new GrowingParagraphs(this.#at);
  }

  #read(ended: boolean): void {
    for (const paragraph of this.#paragraphs.read(this.#pieces.text, ended)) {
      this.#take(paragraph);
      if (paragraph.endedBy === 'line') this.#pieces.endLine();
      else if (paragraph.endedBy) this.#pieces.close('paragraph');
    }
  }

  #take({ start, end, endedBy }: GrowingParagraph): void {
    const { text } = this.#pieces;
    const from = (this.#at = Math.max(this.#at, start));
    for (const sentence of sentences(text.slice(from, end))) {
      const at = from + sentence.end;
      // With the white space behind the last word, which tells that it is one.
      if (!endedBy && !settles(text.slice(at, end + 1))) break;
      this.#pieces.addSentence(from + sentence.start, at);
      this.#at = at;
    }
    if (!endedBy) this.#at = this.#pieces.addBeginning(this.#at, end);
  }

  #placesOf(draft: Draft): ReturnType<typeof placesOf> {
    const { text } = this.#pieces;
    return placesOf(draft, text, [{ at: 0, start: 0, end: text.length, verbatim: true }]);
  }

  #handOut(): PlannedPiece[] {
    const fresh = this.#pieces.drafts.slice(this.#out).map((draft, more) => ({
      ...{ index: this.#out + more, ...this.#placesOf(draft) },
      ...{ pauseKind: draft.pause, pauseAfter: draft.pause === 'none' ? 0 : this.#pauses[draft.pause] },
    }));
    this.#out += fresh.length;
    this.#outEnd = fresh.at(-1)?.end ?? this.#outEnd;
    return fresh;
  }
}
