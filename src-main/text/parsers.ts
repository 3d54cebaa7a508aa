import type { Parsers } from './markdown/markdown-reading.ts';
import { loaded } from './turns.ts';

/** Loads what takes markup apart. `told`: the text was said to be markdown, so that indented lines are code. */
export async function loadParsers(told: boolean): Promise<Parsers> {
  const { markdownParser } = await loaded(import('./markdown/parser.ts'));
  const { htmlParser } = await loaded(import('./html/parser.ts'));
  return { markdown: markdownParser(told), html: htmlParser() };
}
