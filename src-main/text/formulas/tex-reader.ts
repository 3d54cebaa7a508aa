import { filled } from './fill-template.ts';
import type { FormulaWords, Sign } from './formula-words.ts';
import {
  accentOf,
  extremeOf,
  greekOf,
  naming,
  neutral,
  signOf,
  silent,
  standing,
  sumOf,
  wording,
} from './signs.ts';

/** Braces inside one another; what is deeper is said without its meaning. */
const DEEPEST = 40;

/** Reads the bits of a formula in TeX, one after the other, as words. */
export class TexReader {
  readonly #tokens: string[];
  readonly #words: FormulaWords;
  #at = 0;
  /** Whether a sign would stand between two things, and not before one alone. */
  #behind = false;
  /** Below a limit. */
  #limit = false;

  constructor(tokens: string[], words: FormulaWords) {
    this.#tokens = tokens;
    this.#words = words;
  }

  /** The words up to what closes them, which is taken too. */
  read(close: '}' | ']' | null, depth: number): string[] {
    const said: string[] = [];
    let colon = false;
    this.#behind = false;
    for (let next = this.#next(); next !== undefined && next !== close; next = this.#next()) {
      if (/^\s/.test(next)) continue;
      const name = nameOf(next);
      if (next === ':' || next === '\\colon') colon = true;
      if (next === '^') said.push(...this.#raised(depth));
      else if (next === '_') said.push(...this.#shape('index', this.#atom(depth)));
      else if (colon && signOf.get(name) === 'goesTo') said.push(this.#sign('into'));
      else said.push(...this.#said(next, name, depth));
    }
    return said;
  }

  #next(): string | undefined {
    return this.#tokens[this.#at++];
  }

  /** Takes the next one if it is this, with the blanks and the placing of limits before it. */
  #take(mark: string): boolean {
    let at = this.#at;
    while (/^(?:\s|\\(?:no)?limits$)/.test(this.#tokens[at] ?? '')) at++;
    if (this.#tokens[at] !== mark) return false;
    this.#at = at + 1;
    return true;
  }

  /** What a command or a mark applies to: a group, a command with its own, or one character. */
  #atom(depth: number): string[] {
    while (/^\s/.test(this.#tokens[this.#at] ?? '')) this.#at++;
    const next = this.#next();
    this.#behind = false;
    const said = next === undefined ? [] : this.#said(next, nameOf(next), depth);
    this.#behind = true;
    return said;
  }

  #said(next: string, name: string, depth: number): string[] {
    if (depth > DEEPEST) return /^[\p{L}\p{N}]/u.test(next) ? [next] : [];
    if (next === '{') {
      const said = this.read('}', depth + 1);
      this.#behind = true;
      return said;
    }
    if (next === '}' || next === '&') return next === '&' ? [','] : [];
    if (next.startsWith('\\')) {
      const command = this.#command(name, depth + 1);
      if (command) return command;
    }
    const sum = sumOf.get(name);
    if (sum) return this.#sum(this.#words.sums[sum], depth);
    if (name === '√') return this.#shape('squareRoot', this.#atom(depth + 1));
    const sign = signOf.get(name);
    if (sign && !(next === '\\!' || next === '\\*')) return [this.#sign(sign)];
    return this.#plain(next, name);
  }

  #plain(next: string, name: string): string[] {
    if (next.startsWith('\\') && (silent.has(name) || /^[\s,;:!>()[\]*]$/.test(name))) return [];
    this.#behind = /[\p{L}\p{N})\]]$/u.test(next);
    const greek = greekOf.get(name);
    if (greek) return [this.#words.greek[greek]];
    return [neutral.get(name) ?? name];
  }

  #sign(sign: Sign): string {
    const alone = !this.#behind;
    this.#behind = standing.has(sign);
    if (alone && sign === 'minus') return this.#words.signs.negative;
    if (alone && sign === 'plus') return this.#words.signs.positive;
    if (this.#limit && sign === 'goesTo') return this.#words.signs.approaches;
    return this.#words.signs[sign];
  }

  /** What is said of a command that takes something with it; null where it stands for itself. */
  #command(name: string, depth: number): string[] | null {
    if (/^[dtc]?frac$/.test(name)) return this.#fraction(depth);
    if (/^[dt]?binom$/.test(name)) return this.#shape('choose', this.#atom(depth), this.#atom(depth));
    if (name === 'sqrt') return this.#root(depth);
    if (name === 'begin' || name === 'end') return this.#environment();
    if (wording.has(name)) return [this.#braced()];
    if (naming.has(name)) {
      this.#braced();
      return [];
    }
    const accent = accentOf.get(name);
    if (accent) return this.#shape(accent, this.#atom(depth));
    if (name === 'log' && this.#take('_')) return this.#shape('logBase', this.#atom(depth));
    const extreme = extremeOf.get(name);
    if (!extreme) return null;
    const [under, bare] = this.#words.extremes[extreme];
    if (!this.#take('_')) return filled(bare);
    this.#limit = extreme === 'limit';
    const below = this.#atom(depth);
    [this.#limit, this.#behind] = [false, false];
    return filled(under, below);
  }

  #sum([both, over, bare]: readonly [string, string, string], depth: number): string[] {
    let [from, to]: [string[] | null, string[] | null] = [null, null];
    for (;;) {
      if (!from && this.#take('_')) from = this.#atom(depth + 1);
      else if (!to && this.#take('^')) to = this.#atom(depth + 1);
      else break;
    }
    this.#behind = false;
    if (!from) return to ? [...filled(bare), ...to] : filled(bare);
    return to ? filled(both, from, to) : filled(over, from);
  }

  #fraction(depth: number): string[] {
    const [above, below] = [this.#digit(depth), this.#digit(depth)];
    const differential = (words: readonly string[]): boolean =>
      words[0] === 'd' || words[0] === this.#words.signs.partial;
    return this.#shape(differential(above) && differential(below) ? 'derivative' : 'fraction', above, below);
  }

  /** As TeX takes it: of `\frac12` the first part is 1. */
  #digit(depth: number): string[] {
    while (/^\s/.test(this.#tokens[this.#at] ?? '')) this.#at++;
    const number = this.#tokens[this.#at] ?? '';
    if (!/^\d./.test(number)) return this.#atom(depth);
    this.#tokens[this.#at] = number.slice(1);
    this.#behind = true;
    return [number.charAt(0)];
  }

  #root(depth: number): string[] {
    if (this.#tokens[this.#at] !== '[') return this.#shape('squareRoot', this.#atom(depth));
    this.#at++;
    const degree = this.read(']', depth);
    if (degree.join(' ') === '3') return this.#shape('cubeRoot', this.#atom(depth));
    return this.#shape('root', degree, this.#atom(depth));
  }

  #raised(depth: number): string[] {
    const from = this.#at;
    const words = this.#atom(depth);
    const written = this.#tokens
      .slice(from, this.#at)
      .filter((one) => !/^[\s{}]/.test(one))
      .map(nameOf);
    const signs = written.flatMap((name) => raisedSigns.get(name) ?? signOf.get(name) ?? []);
    const [only] = signs;
    const primes = signs.every((sign) => sign === 'prime');
    if (only && signs.length === written.length && (primes || (!signs[1] && behindSigns.has(only))))
      return signs.map((sign) => this.#words.signs[sign]);
    return this.#shape('power', words);
  }

  #shape(shape: keyof FormulaWords['shapes'], ...parts: readonly (readonly string[])[]): string[] {
    this.#behind = true;
    return filled(this.#words.shapes[shape], ...parts);
  }

  /** Its name, and how its columns are set, are not said. */
  #environment(): string[] {
    if (/^(?:array|tabular)$/.test(this.#braced()) && this.#tokens[this.#at] === '{') this.#braced();
    return [','];
  }

  /** The text in braces as it stands. */
  #braced(): string {
    this.#behind = true;
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

const nameOf = (token: string): string =>
  token.startsWith('\\') ? token.slice(1).replace(/(?<=.)\*$/, '') : token;

/** What means something else above the line. */
const raisedSigns = new Map<string, Sign>([
  ...([
    ['2', 'squared'],
    ['3', 'cubed'],
    ['T', 'transposed'],
    ['*', 'star'],
    ['ast', 'star'],
  ] as const),
]);
/** What is said above the line as it stands, behind what it belongs to. */
const behindSigns: ReadonlySet<Sign> = new Set<Sign>([
  ...(['squared', 'cubed', 'transposed', 'star', 'dagger', 'degrees', 'prime', 'plus', 'minus'] as const),
  'perpendicular',
]);
