import type { Span } from '../../text/sentences.ts';

const words = new Intl.Segmenter('und', { granularity: 'word' });
/** Said by their names. */
const symbol = /^[\p{S}\p{Extended_Pictographic}%&@#*§]/u;

/**
 * The words of a text that a voice says, in order: those of Unicode (and of a dictionary, where a script writes no
 * spaces), and symbols: with the word that they touch (“$5”, “C++”), or by themselves.
 */
export function wordTokens(text: string): Span[] {
  const tokens: { start: number; end: number }[] = [];
  let joins = false;
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const isSymbol = !isWordLike && symbol.test(segment);
    const last = tokens.at(-1);
    if (last?.end === index && (isSymbol || (joins && isWordLike))) last.end += segment.length;
    else if (isWordLike || isSymbol) tokens.push({ start: index, end: index + segment.length });
    joins = isSymbol;
  }
  return tokens;
}
