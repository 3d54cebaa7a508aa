import type { Span } from './sentences.ts';

/** Lines from this width on can be prose that a program wrapped. */
const WRAPPED_WIDTH = 50;
/** A line this long before a lower-case one is prose, whatever the width. */
const PROSE_LINE = 30;
/** Scripts without capitals are wrapped narrower: a character is a syllable or a word. */
const WRAPPED_WIDTH_CASELESS = 16;

/** What the lines of a block have in common. */
export interface Shape {
  readonly width: number;
  readonly lines: number;
  /** Each line starts with a capital. */
  readonly capitals: boolean;
}

export const noShape: Shape = { width: 0, lines: 0, capitals: true };

const space = /\s/;
const capital = /^["'“«„(¿¡]*\p{Lu}/u;
const lowerCase = /^["'“«„(]*\p{Ll}/u;
const cased = /[\p{Lu}\p{Ll}]/u;
const marker = /^(?:[-*+•◦▪–—‣·]\s|\p{Nd}{1,3}[.)]\s|\p{L}\)\s|#{1,6}\s|>)/u;
const heading = /^#{1,6}\s/;
/** The beginning of a line is enough to tell its kind. */
const HEAD = 24;

const head = (text: string, { start, end }: Span): string => text.slice(start, Math.min(end, start + HEAD));

/** The shape of a block with one line more. */
export function withLine(shape: Shape, text: string, line: Span): Shape {
  return {
    width: Math.max(shape.width, line.end - line.start),
    lines: shape.lines + 1,
    capitals: shape.capitals && capital.test(head(text, line)),
  };
}

/**
 * Whether the break between two lines of a block was meant, as in a list, or is soft, as in wrapped prose:
 *
 * - meant: a list item, a heading or a quotation follows; or the first word of the next line would still have fit
 *   into the width of the block; or the block is narrow; or all its lines, three at least, start with a capital
 *   (verse, lists);
 * - soft: the next line goes on in lower case after a line of some length; or the break was forced by the width.
 */
export function isMeant(text: string, line: Span, next: Span, { width, lines, capitals }: Shape): boolean {
  const ahead = head(text, next);
  const length = line.end - line.start;
  if (marker.test(ahead) || heading.test(head(text, line))) return true;
  if (lowerCase.test(ahead)) return length < PROSE_LINE;
  const caseless = !cased.test(ahead);
  if (capitals && lines > 2) return true;
  if (width < (caseless ? WRAPPED_WIDTH_CASELESS : WRAPPED_WIDTH)) return true;
  return length + firstWord(ahead, caseless) <= width;
}

/** Whether enough of a line that goes on is there to tell its kind: its first word, and that it is the first. */
export const kindIsKnown = (text: string, line: Span): boolean =>
  line.end - line.start >= HEAD || space.test(head(text, line));

/** What the next line's first word needs, with the space before it; a script without spaces wraps anywhere. */
function firstWord(ahead: string, caseless: boolean): number {
  const word = ahead.search(space);
  if (word >= 0) return word + 1;
  return caseless ? 1 : ahead.length + 1;
}
