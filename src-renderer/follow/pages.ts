import type { Piece } from '../../src-preload/contract/narration.ts';

/** A part of a text that is shown or left out as a whole. Places in the text, end exclusive. */
export interface Page {
  readonly from: number;
  readonly to: number;
  /** Its pieces, end exclusive. */
  readonly first: number;
  readonly last: number;
}

/** A stretch of a page: a sentence of a piece, or (null) what is not said. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly said: { readonly piece: number; readonly sentence: number } | null;
}

type Places = Pick<Piece, 'start' | 'end' | 'sentences'>;

/** Characters after which a page ends with the next line. */
const ENOUGH = 2500;
/** Characters of one that has no end of line. */
const TOO_MUCH = 20_000;

/** Cuts a text into pages between its pieces, at ends of lines: then a page may be a box of its own. Linear time. */
export function pagesOf(text: string, pieces: readonly Pick<Places, 'start' | 'end'>[]): Page[] {
  const pages: Page[] = [];
  let from = 0;
  let first = 0;
  pieces.forEach(({ start }, index) => {
    const size = start - from;
    if (index === first || size < ENOUGH) return;
    const lineEnds = text.slice(pieces[index - 1]?.end ?? 0, start).includes('\n');
    if (!lineEnds && size < TOO_MUCH) return;
    pages.push({ from, to: start, first, last: index });
    from = start;
    first = index;
  });
  if (from < text.length) pages.push({ from, to: text.length, first, last: pieces.length });
  return pages;
}

/** The stretches of a page, which together are all of it. */
export function spansOf(page: Page, pieces: readonly Places[]): Span[] {
  const spans: Span[] = [];
  let at = page.from;
  const add = (to: number, said: Span['said']): void => {
    if (to > at) spans.push({ start: at, end: to, said });
    at = Math.max(at, to);
  };
  pieces.slice(page.first, page.last).forEach((piece, index) => {
    const sentences = piece.sentences.length > 0 ? piece.sentences : [piece];
    sentences.forEach(({ start, end }, sentence) => {
      add(Math.min(start, page.to), null);
      add(Math.min(end, page.to), { piece: page.first + index, sentence });
    });
  });
  add(page.to, null);
  return spans;
}
