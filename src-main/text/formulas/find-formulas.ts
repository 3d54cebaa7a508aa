/** A formula in TeX: its place with its marks, and what stands between these. */
export interface Formula {
  readonly start: number;
  readonly end: number;
  readonly tex: string;
}

/** Characters of a formula at most, which also keeps the search linear. */
const LONGEST = { line: 1000, block: 4000 };
/** A longer row of backticks is no mark of code. */
const MOST_TICKS = 100;

const opening = /\\[\\$]|(?<=^[ \t>]*)(?:`{3,}|~{3,})[^\n]*|`+|\$\$?|\\[([]|\\begin\{([a-z]{3,20}\*?)\}/gm;
const environments =
  /^(?:equation|align|aligned|gather|multline|eqnarray|math|displaymath|cases|[pbvBV]?matrix)\*?$/;
/** What a formula has that words in brackets or between prices have not. */
const signs = /\\[a-zA-Z]|[\^_=+*/<>|≤≥≠≈±×·−-]/;
const simple =
  /^\s*(?:\p{L}{1,2}|[\d.,]+\s?(?:\\?%)?|\p{L}'?\(.*\)|\p{L}(?:\s*,\s*\p{L})+|[([].*[)\]])\s*$/su;
const emptyLine = /\n[ \t>]*\n/;

/**
 * The formulas of a text, as TeX and the answers of models write them: `$x$`, `$$x$$`, `\(x\)`, `\[x\]` and
 * `\begin{equation}`. A dollar begins one where a sign follows it, none stands before it and the next one ends it
 * likewise (the rules of Pandoc), and what is between looks like one: prices stay. Code is left alone. `open`: where
 * one begins that nothing ends yet.
 */
export function findFormulas(text: string): {
  readonly formulas: readonly Formula[];
  readonly open: number | null;
} {
  const formulas: Formula[] = [];
  let open: number | null = null;
  if (!/[$\\]/.test(text)) return { formulas, open };
  const closings = new Closings(text);
  const search = new RegExp(opening);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const [mark, environment] = match;
    const { index: start } = match;
    const inside = search.lastIndex;
    if (mark.startsWith('\\\\') || mark === '\\$') continue;
    if (mark.startsWith('`') || mark.startsWith('~')) {
      search.lastIndex = behindCode(text, mark, inside);
      continue;
    }
    if (environment !== undefined && !environments.test(environment)) continue;
    const close = environment === undefined ? (closingOf[mark] ?? '') : `\\end{${environment}}`;
    const found = mark === '$' ? inDollars(text, start) : between(text, start, inside, close, closings);
    if (found) {
      formulas.push(found);
      search.lastIndex = found.end;
    } else if (mark !== '$' && text.length - start < LONGEST.block && !emptyLine.test(text.slice(inside))) {
      open ??= start;
    }
  }
  return { formulas, open };
}

/** Where code ends that begins with a mark; a mark of code in a line that nothing closes is none. */
function behindCode(text: string, mark: string, inside: number): number {
  const length = /^(?:`+|~+)/.exec(mark)?.[0].length ?? 0;
  const sign = mark.charAt(0);
  if (length > MOST_TICKS) return inside;
  if (length > 2) {
    const close = new RegExp(`^[ \\t>]*${sign}{${length},}[ \\t]*$`, 'gm');
    close.lastIndex = inside;
    return close.exec(text) ? close.lastIndex : text.length;
  }
  const view = text.slice(inside, inside + LONGEST.line);
  const at = new RegExp(`(?<!\`)\`{${length}}(?!\`)`).exec(view);
  return at ? inside + at.index + length : inside;
}

function inDollars(text: string, start: number): Formula | null {
  if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) || !/\S/.test(text.charAt(start + 1)))
    return null;
  const view = text.slice(start + 1, start + LONGEST.line);
  const at = /(?<!\\)\$/.exec(view)?.index;
  if (at === undefined || at === 0) return null;
  const tex = view.slice(0, at);
  const next = text.slice(start + at + 2, start + at + 5);
  const ends =
    /\S$/.test(tex) && (!/^[\p{L}\p{N}{$]/u.test(next) || /^(?:th|st|nd|rd|s)(?!\p{L})/u.test(next));
  if (!ends || emptyLine.test(tex) || !(signs.test(tex) || simple.test(tex))) return null;
  return { start, end: start + at + 2, tex };
}

const closingOf: Readonly<Record<string, string>> = { $$: '$$', '\\(': '\\)', '\\[': '\\]' };

function between(
  text: string,
  start: number,
  inside: number,
  close: string,
  closings: Closings,
): Formula | null {
  const at = closings.next(close, inside);
  if (at < 0 || at - inside > LONGEST.block) return null;
  const tex = text.slice(inside, at);
  // An escaped [1] is a citation.
  if (close !== '$$' && /^[\d.,\s]*$/.test(tex)) return null;
  if (emptyLine.test(tex) || !(signs.test(tex) || simple.test(tex))) return null;
  return { start, end: at + close.length, tex };
}

/** Where the closing marks of a text are, each looked for once. */
class Closings {
  readonly #text: string;
  readonly #found = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The next one, or -1; to be asked for in order. */
  next(close: string, from: number): number {
    const known = this.#found.get(close) ?? 0;
    if (known < 0 || (known >= from && known > 0)) return known;
    const at = this.#text.indexOf(close, from);
    this.#found.set(close, at);
    return at;
  }
}
