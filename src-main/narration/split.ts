/** How good a place to cut is: after a clause mark one may breathe; anywhere else the voice should go on. */
export interface Cut {
  readonly at: number;
  readonly kind: 'clause' | 'none';
}

/** A cut nearer to the start than this part of the limit is only taken where nothing better is. */
const EARLIEST = 0.4;

const closers = `["'”’»）)\\]}]*`;
const clauseMark = new RegExp(
  [
    // With white space after them: marks of scripts that write spaces, dots among them (a text without capitals).
    `[,;:.!?…،؛؟۔।॥։՝՞·፣፤፥፡።၊။។៖–—]${closers}\\s+`,
    // Without: the East Asian ones, and the dash.
    `[、，；：。！？…—]${closers}\\s*`,
    // Thai, Lao, Khmer and Burmese write a space where others write a mark.
    `(?<=[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff])\\s+(?=[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff])`,
  ].join('|'),
  'gu',
);
const space = /\s+/gu;
/** What a grapheme may go on with: a cut before it would tear a mark from its base. */
const continues = /^[\p{Grapheme_Extend}\p{M}\p{Emoji_Modifier}\u200d\u0e33\u0eb3]/u;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Where to cut a stretch that is longer than `limit` code units: after the last clause mark that leaves a piece of
 * fair size, else at white space, else between words, else between graphemes. Only a single grapheme longer than
 * the limit is cut itself, and then between code points. The work is bounded by `limit`.
 */
export function cut(text: string, start: number, end: number, limit: number): Cut {
  const reach = Math.min(limit, end - start - 1);
  const view = text.slice(start, Math.min(end, start + reach + 2));
  const least = Math.floor(limit * EARLIEST);
  const clause = last(view, clauseMark, reach);
  if (clause >= least) return { at: start + clause, kind: 'clause' };
  const blank = last(view, space, reach);
  if (blank >= least) return { at: start + blank, kind: 'none' };
  const whole = new Set(starts(graphemes, view, reach));
  const word = starts(words, view, reach).findLast((at) => at >= least && whole.has(at));
  const at = word ?? (Math.max(clause, blank) > 0 ? Math.max(clause, blank) : ([...whole].at(-1) ?? 0));
  return { at: start + (at > 0 ? at : betweenCodePoints(view, reach)), kind: 'none' };
}

/** The end of the last match that is a place to cut, or 0. White space may hang over the reach: it is not said. */
function last(view: string, pattern: RegExp, reach: number): number {
  let found = 0;
  for (const match of view.matchAll(pattern)) {
    const spoken = match.index + match[0].trimEnd().length;
    const end = match.index + match[0].length;
    if (spoken > reach || end >= view.length) break;
    if (!continues.test(view.slice(end, end + 2))) found = end;
  }
  return found;
}

const starts = (segmenter: Intl.Segmenter, view: string, reach: number): number[] =>
  Array.from(segmenter.segment(view), ({ index }) => index).filter((at) => at > 0 && at <= reach);

function betweenCodePoints(view: string, reach: number): number {
  const code = view.charCodeAt(reach);
  return reach > 1 && code >= 0xdc00 && code <= 0xdfff ? reach - 1 : reach;
}
