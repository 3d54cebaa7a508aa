import {
  before,
  behind,
  characterWords,
  commandWords,
  limitWords,
  naming,
  silent,
  wording,
} from './tex-words.ts';

const token = /\\[a-zA-Z]+\*?|\\[^]|\d+(?:[.,]\d+)*|\s+|[^]/gu;
/** Braces inside one another; what is deeper is said without its meaning. */
const DEEPEST = 40;

/** A formula in English words: `\frac{a}{b}` as “a over b”, `x^2` as “x squared”. Takes linear time. */
export function sayTex(tex: string): string {
  const flat = tex.replace(/\n[ \t]*>+/g, '\n');
  const words = new TexReader(flat.match(token) ?? []).read(null, 0).filter((word) => word !== '');
  return words
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ (?=[),])/g, '')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

class TexReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** The words up to what closes them, which is taken too. */
  read(close: '}' | ']' | null, depth: number): string[] {
    const words: string[] = [];
    /** The limits of an operator are being read, and this joins them. */
    let limits: string | null = null;
    for (let next = this.#next(); next !== undefined && next !== close; next = this.#next()) {
      if (/^\s/.test(next)) continue;
      if (next === '^' || next === '_') {
        const script = this.#atom(depth);
        if (limits !== null) words.push(next === '_' ? limits : 'to', ...script);
        else words.push(...(next === '_' ? ['sub', ...script] : power(script)));
        continue;
      }
      const name = next.slice(1).replace(/\*$/, '');
      const operator = next.startsWith('\\') ? limitWords[name] : undefined;
      if (limits !== null && !silent.has(name)) {
        words.push('of');
        limits = null;
      }
      if (operator) {
        words.push(operator[0]);
        limits = operator[1];
      } else words.push(...this.#said(next, name, depth));
    }
    return words;
  }

  #next(): string | undefined {
    return this.#tokens[this.#at++];
  }

  /** What a command or a mark applies to: a group, a command with its own, or one character. */
  #atom(depth: number): string[] {
    while (/^\s/.test(this.#tokens[this.#at] ?? '')) this.#at++;
    const next = this.#next();
    return next === undefined ? [] : this.#said(next, next.slice(1), depth);
  }

  #said(next: string, name: string, depth: number): string[] {
    if (depth > DEEPEST) return /^[\p{L}\p{N}]/u.test(next) ? [next] : [];
    if (next === '{') return this.read('}', depth + 1);
    if (next === '}' || next === '&') return next === '&' ? [','] : [];
    if (!next.startsWith('\\')) return [characterWords[next] ?? next];
    if (/^[dtc]?frac$/.test(name)) return [...this.#atom(depth + 1), 'over', ...this.#atom(depth + 1)];
    if (/^[dt]?binom$/.test(name)) return [...this.#atom(depth + 1), 'choose', ...this.#atom(depth + 1)];
    if (name === 'sqrt') return this.#root(depth + 1);
    if (name === 'begin' || name === 'end') return this.#environment();
    if (wording.has(name)) return [this.#words()];
    if (naming.has(name)) {
      this.#words();
      return [];
    }
    const first = before[name];
    if (first !== undefined) return [first, ...this.#atom(depth + 1)];
    const last = behind[name];
    if (last !== undefined) return [...this.#atom(depth + 1), last];
    if (silent.has(name) || /^[\s,;:!>()[\]]$/.test(name)) return [];
    return [commandWords[name] ?? limitWords[name]?.[0] ?? name];
  }

  #root(depth: number): string[] {
    let kind = 'the square root of';
    if (this.#tokens[this.#at] === '[') {
      this.#at++;
      const degree = this.read(']', depth).join(' ');
      kind = degree === '3' ? 'the cube root of' : `the ${degree}th root of`;
    }
    return [kind, ...this.#atom(depth)];
  }

  /** Its name, and how its columns are set, are not said. */
  #environment(): string[] {
    if (/^(?:array|tabular)$/.test(this.#words()) && this.#tokens[this.#at] === '{') this.#words();
    return [','];
  }

  /** The text in braces as it stands. */
  #words(): string {
    if (this.#tokens[this.#at] !== '{') return '';
    let depth = 0;
    let words = '';
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (next === '{') depth++;
      else if (next === '}') depth--;
      else words += next;
      if (depth === 0) break;
    }
    return words.trim();
  }
}

function power(words: readonly string[]): string[] {
  const only = words.join(' ');
  if (only === '2') return ['squared'];
  if (only === '3') return ['cubed'];
  if (/^(?:degrees|prime|transposed|dagger|star)(?: prime)*$/.test(only)) return [...words];
  if (only === 'T') return ['transposed'];
  return ['to the power of', ...words];
}
