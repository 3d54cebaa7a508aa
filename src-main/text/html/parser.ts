import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Loaded when it is first needed: with `await import`. */
export interface HtmlParser {
  parse(text: string): Root;
}

/** HTML as browsers take it, from whole documents and from parts of them. */
export function htmlParser(): HtmlParser {
  const processor = unified().use(rehypeParse, { fragment: true }).freeze();
  return { parse: (text) => processor.parse(text) };
}
