import type { Parsers } from './markdown/markdown-reading.ts';

/** Loads what takes markup apart. `told`: the text was said to be markdown, so that indented lines are code. */
export async function loadParsers(told: boolean): Promise<Parsers> {
  const [{ markdownParser }, { htmlParser }] = await Promise.all([
    import('./markdown/parser.ts'),
    import('./html/parser.ts'),
  ]);
  return { markdown: markdownParser(told), html: htmlParser() };
}
