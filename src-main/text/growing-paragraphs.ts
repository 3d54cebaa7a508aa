import { isMeant, kindIsKnown, noShape, type Shape, withLine } from './line-breaks.ts';
import { lines } from './lines.ts';
import type { Span } from './sentences.ts';

/** A paragraph, or (`endedBy` null) what is known so far of one that goes on. */
export interface GrowingParagraph extends Span {
  readonly endedBy: 'blank' | 'line' | null;
}

/**
 * The paragraphs of a text that is still being written. Whether a line break is meant is decided once, as soon as
 * the first word after it is there, by the shape that the block has until then.
 */
export class GrowingParagraphs {
  /** Where the line begins that no line break ends yet. */
  #at: number;
  /** It has no line break before this place. */
  #clear: number;
  /** The paragraph that is open, and its last line. */
  #open: { start: number; last: Span } | null = null;
  #shape: Shape = noShape;
  /** The line at `#at` was taken already, before its end. */
  #taken = false;

  /** `from`: where in the text to begin. */
  constructor(from = 0) {
    this.#at = this.#clear = from;
  }

  /**
   * To be given the whole text each time, which only ever grows at its end. Answers the paragraphs that have ended
   * since the last call, and then what there is of the one that is open. `ended`: nothing more is written.
   */
  *read(text: string, ended: boolean): Generator<GrowingParagraph> {
    for (const { line, next, page } of lines(text, this.#at, this.#clear)) {
      // A carriage return may turn out to be half of a line break.
      const half = next === text.length && text.endsWith('\r');
      const closed = next === null || half ? ended : true;
      const blank = line.start === line.end;
      const known = closed || this.#taken || !this.#open || kindIsKnown(text, line);
      if (!blank && known) yield* this.#take(text, line, closed);
      if (!closed) break;
      if (blank || page) yield* this.#end('blank');
      this.#at = this.#clear = next ?? text.length;
    }
    this.#clear = Math.max(this.#at, text.length - 1);
    if (this.#open) yield { start: this.#open.start, end: this.#open.last.end, endedBy: null };
  }

  *#take(text: string, line: Span, closed: boolean): Generator<GrowingParagraph> {
    const shape = withLine(this.#shape, text, line);
    const before = this.#taken ? null : this.#open;
    if (before && isMeant(text, before.last, line, shape)) yield* this.#end('line');
    this.#open = { start: this.#open?.start ?? line.start, last: line };
    this.#taken = !closed;
    if (closed) this.#shape = shape;
  }

  *#end(endedBy: 'blank' | 'line'): Generator<GrowingParagraph> {
    if (this.#open) yield { start: this.#open.start, end: this.#open.last.end, endedBy };
    this.#open = null;
    if (endedBy === 'blank') this.#shape = noShape;
  }
}
