import type { Span } from './sentences.ts';

/** A stretch of text that is read in one go, and what ends it: a blank line (or the text's end) or a line break. */
export interface Paragraph extends Span {
  readonly endedBy: 'blank' | 'line';
}

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** Lines from this width on can be prose that a program wrapped. */
const WRAPPED_WIDTH = 50;
/** A line this long before a lower-case one is prose, whatever the width. */
const PROSE_LINE = 30;
/** Scripts without capitals are wrapped narrower: a character is a syllable or a word. */
const WRAPPED_WIDTH_CASELESS = 16;

/**
 * The paragraphs of a text, in order. Blank lines, form feeds and U+2029 always end one. A single line break is
 * soft where it looks like wrapping, and ends a paragraph where it looks meant:
 *
 * - meant: a list item, a heading or a quotation follows; or the first word of the next line would still have fit
 *   into the width of the block; or the block is narrow; or all its lines start with a capital (verse, lists);
 * - soft: the next line goes on in lower case after a line of some length; or the break was forced by the width.
 */
export function* paragraphs(text: string): Generator<Paragraph> {
  let block: Span[] = [];
  for (const { line, page } of lines(text)) {
    const blank = line.start === line.end;
    if (!blank) block.push(line);
    if ((blank || page) && block.length > 0) {
      yield* ofBlock(text, block);
      block = [];
    }
  }
  if (block.length > 0) yield* ofBlock(text, block);
}

/** Lines without the white space around them; `page` where a form feed or a paragraph separator ends one. */
function* lines(text: string): Generator<{ line: Span; page: boolean }> {
  let start = 0;
  for (const match of text.matchAll(lineBreak)) {
    yield { line: trimmed(text, start, match.index), page: match[0] === '\f' || match[0] === '\u2029' };
    start = match.index + match[0].length;
  }
  yield { line: trimmed(text, start, text.length), page: true };
}

const space = /\s/;

/** A span without the white space at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  while (start < end && space.test(text.charAt(start))) start++;
  while (end > start && space.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function* ofBlock(text: string, block: readonly Span[]): Generator<Paragraph> {
  const shape = measure(text, block);
  let start = block[0]?.start ?? 0;
  for (const [index, line] of block.entries()) {
    const next = block[index + 1];
    if (!next) yield { start, end: line.end, endedBy: 'blank' };
    else if (isMeant(text, line, next, shape)) {
      yield { start, end: line.end, endedBy: 'line' };
      start = next.start;
    }
  }
}

interface Shape {
  readonly width: number;
  /** Three lines or more, and each starts with a capital. */
  readonly capitals: boolean;
}

const capital = /^["'“«„(¿¡]*\p{Lu}/u;
const lowerCase = /^["'“«„(]*\p{Ll}/u;
const cased = /[\p{Lu}\p{Ll}]/u;
const marker = /^(?:[-*+•◦▪–—‣·]\s|\p{Nd}{1,3}[.)]\s|\p{L}\)\s|#{1,6}\s|>)/u;
const heading = /^#{1,6}\s/;
/** The beginning of a line is enough to tell its kind. */
const HEAD = 24;

const head = (text: string, { start, end }: Span): string => text.slice(start, Math.min(end, start + HEAD));

function measure(text: string, block: readonly Span[]): Shape {
  let width = 0;
  let capitals = block.length > 2;
  for (const line of block) {
    width = Math.max(width, line.end - line.start);
    capitals &&= capital.test(head(text, line));
  }
  return { width, capitals };
}

function isMeant(text: string, line: Span, next: Span, { width, capitals }: Shape): boolean {
  const ahead = head(text, next);
  const length = line.end - line.start;
  if (marker.test(ahead) || heading.test(head(text, line))) return true;
  if (lowerCase.test(ahead)) return length < PROSE_LINE;
  const caseless = !cased.test(ahead);
  if (capitals || width < (caseless ? WRAPPED_WIDTH_CASELESS : WRAPPED_WIDTH)) return true;
  return length + firstWord(ahead, caseless) <= width;
}

/** What the next line's first word needs, with the space before it; a script without spaces wraps anywhere. */
function firstWord(ahead: string, caseless: boolean): number {
  const word = ahead.search(space);
  if (word >= 0) return word + 1;
  return caseless ? 1 : ahead.length + 1;
}
