import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { PartReader, PartReading } from '../text/growing-markdown.ts';
import { type Block, goesOn, type Reading, saidAt } from '../text/reading.ts';
import { sentences } from '../text/sentences.ts';
import { settles } from '../text/settled.ts';
import { speakable } from '../text/speakable.ts';
import { Pieces } from './pieces.ts';
import { placesOf } from './places.ts';
import { joins, type PlannedPiece } from './plan.ts';

/** An open part is read anew when it has grown by this share. */
const SHARE = 1 / 32;
/** What may turn out to be a mark, as long as its paragraph goes on. */
const mayBeMark = /[*_`[\]<$~|\\&]/;
/** Characters in front of the open part that tell its language. */
const BEFORE = 200;

/**
 * Plans a marked up text while it is written. The part that may still change is read anew as it grows, and planned
 * from where the pieces that are out end; these stay, whatever comes. A sentence that holds what may become a mark
 * waits for the end of its paragraph.
 *
 * A text that is replaced goes on after what was handed out when it begins with it; otherwise all of it is planned
 * anew, behind the pieces that are out.
 */
export class GrowingReadingPlan {
  readonly #pauses: Preferences['pauses'];
  readonly #reader: PartReader;
  #text = '';
  /** The open part begins here in the text, and was this long when it was read. */
  #base = 0;
  #length = -1;
  /** Pieces handed out, and where it goes on behind the last one: in the text, and in the words for that place. */
  #out = 0;
  #outEnd = 0;
  #inside = 0;
  #open: { pieces: Pieces; part: PartReading; given: number } | null = null;

  constructor(pauses: Preferences['pauses'], reader: PartReader) {
    this.#pauses = pauses;
    this.#reader = reader;
  }

  /** All of the text so far. */
  grow(text: string): PlannedPiece[] {
    const before = this.#text;
    this.#text = text;
    if (text.slice(0, before.length) !== before) {
      if (!text.startsWith(before.slice(0, this.#outEnd))) this.#outEnd = this.#base = this.#inside = 0;
      this.#length = -1;
    }
    const open = text.length - this.#base;
    return this.#length >= 0 && open - this.#length < open * SHARE ? [] : this.#plan(false);
  }

  /** Nothing else waits to be made: gives what is there, however short. */
  hurry(): PlannedPiece[] {
    const planned = this.#text.length - this.#base > this.#length ? this.#plan(false) : [];
    this.#open?.pieces.hurry();
    return [...planned, ...this.#handOut()];
  }

  /** Resolves when `end` finds all that it needs. */
  async settled(): Promise<void> {
    // What is under way at first may be for what stood there before.
    for (let times = 0; times < 2; times += 1) {
      this.#look(this.#text.slice(this.#base), false);
      await this.#reader.settled();
    }
  }

  /** The text is whole: gives the rest. */
  end(): PlannedPiece[] {
    return this.#plan(true);
  }

  #plan(ended: boolean): PlannedPiece[] {
    const source = this.#text.slice(this.#base);
    this.#length = source.length;
    const part = this.#look(source, ended);
    const { reading } = part;
    const pieces = new Pieces(reading.said, this.#out > 0);
    this.#open = { pieces, part, given: 0 };
    const from = this.#outAt(reading);
    for (const [index, block] of reading.blocks.entries()) {
      if (block.end <= from) continue;
      const next = reading.blocks[index + 1];
      const closed = ended || next !== undefined || (!part.unclosed && /\n[ \t\r]*\n\s*$/.test(source));
      this.#take(block, Math.max(from, block.start), closed, source);
      if (!closed) break;
      if (joins(block, next)) pieces.endLine();
      else pieces.close(block.endedBy);
    }
    const fresh = this.#handOut();
    this.#moveOn(part);
    return fresh;
  }

  #look(source: string, ended: boolean): PartReading {
    const place = {
      before: this.#text.slice(Math.max(0, this.#base - BEFORE), this.#base),
      from: this.#outEnd - this.#base,
      open: !ended && !/\s$/.test(source),
    };
    return this.#reader.read(source, place, ended);
  }

  #take(block: Block, from: number, closed: boolean, source: string): void {
    const open = this.#open;
    if (!open || (!closed && block.kind === 'code')) return;
    const { said } = open.part.reading;
    // With the white space behind the last word, which tells that it is one.
    const text = said.slice(from, block.end) + (/\s$/.test(source) ? ' ' : '');
    let at = from;
    for (const { start, end } of sentences(text.slice(0, block.end - from))) {
      const words = text.slice(start, end);
      if (!closed && (mayBeMark.test(words) || !settles(text.slice(end)))) break;
      open.pieces.addSentence(from + start, from + end);
      at = from + end;
    }
    if (!closed && !mayBeMark.test(said.slice(at, block.end))) open.pieces.addBeginning(at, block.end);
  }

  #handOut(): PlannedPiece[] {
    if (!this.#open) return [];
    const { pieces, part } = this.#open;
    const { said, runs } = part.reading;
    const drafts = pieces.drafts.slice(this.#open.given);
    this.#open.given += drafts.length;
    const fresh = drafts.map((draft, more): PlannedPiece => {
      const places = placesOf(draft, said, runs);
      const base = this.#base;
      return {
        ...places,
        ...{ index: this.#out + more, start: base + places.start, end: base + places.end },
        runs: (places.runs ?? []).map((run) => ({ ...run, start: base + run.start, end: base + run.end })),
        sentences: places.sentences.map((sentence) => ({
          ...sentence,
          ...{ start: base + sentence.start, end: base + sentence.end },
        })),
        ...{ pauseKind: draft.pause, pauseAfter: draft.pause === 'none' ? 0 : this.#pauses[draft.pause] },
      };
    });
    this.#out += fresh.length;
    const last = drafts.at(-1);
    if (last) {
      const { place, inside } = goesOn(part.reading, last.end);
      [this.#outEnd, this.#inside] = [this.#base + place, inside];
    }
    return fresh;
  }

  /** Where in `said` that begins which is not out. */
  #outAt(reading: Reading): number {
    return Math.min(reading.said.length, saidAt(reading, this.#outEnd - this.#base) + this.#inside);
  }

  /** What is final and out is not read again. */
  #moveOn({ reading, final }: PartReading): void {
    const out = this.#outAt(reading);
    if (final === 0 || speakable(reading.said.slice(out, saidAt(reading, final)))) return;
    this.#base += final;
    if (this.#outEnd < this.#base) [this.#outEnd, this.#inside] = [this.#base, 0];
    this.#length = -1;
    this.#open = null;
  }
}
