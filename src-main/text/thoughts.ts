import type { Span } from './sentences.ts';

const tags = /<(\/?)think(?:ing)?>/gi;

/**
 * Where a text holds what a reasoning model thought aloud, tags included: the places that `ThinkingFilter` takes
 * out. A tag in backticks is talked about; one that is never closed begins a thought only where the text does.
 */
function thoughts(text: string): Span[] {
  const found: Span[] = [];
  let open: number | null = null;
  for (const match of text.matchAll(tags)) {
    const end = match.index + match[0].length;
    const closing = match[1] === '/';
    if (open === null && text[match.index - 1] === '`') continue;
    if (open === null && !closing) open = match.index;
    else if (closing) {
      found.push({ start: open ?? match.index, end });
      open = null;
    }
  }
  if (open !== null && text.slice(0, open).trim() === '') found.push({ start: open, end: text.length });
  return found;
}

/**
 * The text with blanks where thoughts are, of the same length. A thought that stands at the beginning of a line
 * becomes empty lines, so that what follows it begins a line too.
 */
export function withoutThoughts(text: string): { readonly text: string; readonly thoughts: readonly Span[] } {
  const found = thoughts(text);
  if (found.length === 0) return { text, thoughts: found };
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of found) {
    parts.push(text.slice(at, start));
    const begins = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 20), start));
    parts.push((begins ? '\n' : ' ').repeat(end - start));
    at = end;
  }
  return { text: parts.join('') + text.slice(at), thoughts: found };
}
