import type { Span } from './sentences.ts';

interface Line {
  /** Without the white space around it. */
  readonly line: Span;
  /** Where the next line starts; null for the last one, which no line break ends. */
  readonly next: number | null;
  /** A form feed or a paragraph separator ends it, or the text does. */
  readonly page: boolean;
}

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** The lines of a text from a place on; the last one may be empty. Before `clear` there is no line break. */
export function* lines(text: string, from = 0, clear = from): Generator<Line> {
  const breaks = new RegExp(lineBreak);
  breaks.lastIndex = clear;
  let start = from;
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    const next = breaks.lastIndex;
    yield {
      line: trimmed(text, start, match.index),
      next,
      page: match[0] === '\f' || match[0] === '\u2029',
    };
    start = next;
  }
  yield { line: trimmed(text, start, text.length), next: null, page: true };
}

const space = /\s/;

/** A span without the white space at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  while (start < end && space.test(text.charAt(start))) start++;
  while (end > start && space.test(text.charAt(end - 1))) end--;
  return { start, end };
}
