import { isMeant, noShape, withLine } from './line-breaks.ts';
import { lines } from './lines.ts';
import type { Span } from './sentences.ts';

/** A stretch of text that is read in one go, and what ends it: a blank line (or the text's end) or a line break. */
export interface Paragraph extends Span {
  readonly endedBy: 'blank' | 'line';
}

/**
 * The paragraphs of a text, in order. Blank lines, form feeds and U+2029 always end one. A single line break does
 * where it looks meant (see `isMeant`).
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
}

function* ofBlock(text: string, block: readonly Span[]): Generator<Paragraph> {
  const shape = block.reduce((before, line) => withLine(before, text, line), noShape);
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
