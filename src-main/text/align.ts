import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A part of what a parser took a text for, and its place in the source. */
export interface Part {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const reference = /&(?:#(?:\d{1,8}|[xX][\da-fA-F]{1,7});?|([A-Za-z][A-Za-z\d]{1,30});?)/y;
const escapable = /[!-/:-@[-`{-~]/;
const lineEnd = /[ \t]*(?:\r\n|\r|\n)/y;
/** What begins the lines of quotations and list items, and is not part of their text. */
const prefix = /[ \t>]*/y;

/**
 * The parts of a text as a markdown or HTML parser gives it, from its place in the source: escapes, character
 * references and the beginnings of lines are told by walking through both. What cannot be followed (which no
 * known text does) stands for the rest of the place as a whole, so that no word is ever lost.
 * @param markdown backslashes escape, and lines have beginnings that are no text
 */
export function* align(
  value: string,
  source: string,
  start: number,
  end: number,
  markdown: boolean,
): Generator<Part> {
  let [i, j] = [0, start];
  let from = 0;
  /** What went along, character by character, since `from`. */
  function* along(): Generator<Part> {
    if (i > from) yield { words: value.slice(from, i), start: j - (i - from), end: j };
  }
  while (i < value.length && j < end) {
    const char = source[j];
    const step = stepOver(value, i, source, j, end, markdown);
    if (!step && char === value[i]) {
      [i, j] = [i + 1, j + 1];
      continue;
    }
    yield* along();
    if (!step) {
      yield { words: value.slice(i), start: j, end };
      return;
    }
    if (step.words > 0) yield { words: value.slice(i, i + step.words), start: j, end: j + step.source };
    [i, j] = [i + step.words, j + step.source];
    from = i;
  }
  yield* along();
  if (i < value.length) yield { words: value.slice(i), start: j, end: j };
}

/** Code units of the value, and of the source, that stand for one another without being the same. */
interface Step {
  readonly words: number;
  readonly source: number;
}

function stepOver(
  value: string,
  i: number,
  source: string,
  j: number,
  end: number,
  markdown: boolean,
): Step | null {
  const char = source[j];
  if (char === '&') return overReference(value, i, source, j, markdown);
  if (markdown && char === '\\') {
    const next = source[j + 1] ?? '';
    return escapable.test(next) && value[i] === next ? { words: 0, source: 1 } : null;
  }
  if (value[i] === '\n') {
    const line = matchAt(markdown ? lineEnd : /\r\n?/y, source, j);
    if (line === null || j + line.length > end) return null;
    const more = markdown ? (matchAt(prefix, source, j + line.length)?.length ?? 0) : 0;
    const keeps = value[i + 1] === '>' ? 0 : more;
    return line === '\n' && keeps === 0 ? null : { words: 1, source: Math.min(end - j, line.length + keeps) };
  }
  return null;
}

function overReference(value: string, i: number, source: string, j: number, markdown: boolean): Step | null {
  reference.lastIndex = j;
  const match = reference.exec(source);
  if (!match || (markdown && !match[0].endsWith(';'))) return null;
  const name = match[1];
  if (name === undefined)
    return { words: (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1, source: match[0].length };
  // Some may stand without a semicolon in HTML, also before more letters.
  const least = match[0].endsWith(';') ? name.length : 2;
  for (let length = name.length; length >= least; length--) {
    const decoded = decodeNamedCharacterReference(name.slice(0, length));
    if (decoded === false || !value.startsWith(decoded, i)) continue;
    const literal = least === 2 && value.startsWith(match[0], i);
    return literal ? null : { words: decoded.length, source: 1 + length + (least === 2 ? 0 : 1) };
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
