import { isBar, isClosed } from './bars.ts';
import { filled } from './fill-template.ts';
import type { FormulaWords, Sign } from './formula-words.ts';
import { raisedSigns } from './raised-signs.ts';
import {
  accentOf,
  extremeOf,
  greekOf,
  nameOf,
  naming,
  neutral,
  signOf,
  silent,
  standing,
  sumOf,
  wording,
} from './signs.ts';
import { Tokens } from './tokens.ts';

/** Braces inside one another; what is deeper is said without its meaning. */
const DEEPEST = 40;

/** Reads the bits of a formula in TeX, one after the other, as words. */
export class TexReader {
  readonly #tokens: Tokens;
  readonly #words: FormulaWords;
  /** Whether a sign would stand between two things, and not before one alone. */
  #behind = false;
  /** The last bracket. */
  #bracket = '';
  /** Below a limit. */
  #limit = false;

  constructor(tokens: readonly string[], words: FormulaWords) {
    this.#tokens = new Tokens(tokens);
    this.#words = words;
  }

  /** The words up to what closes them, which is taken too. */
  read(close: '}' | ']' | '|' | null, depth: number): string[] {
    const said: string[] = [];
    let colon = false;
    this.#behind = false;
    for (let next = this.#tokens.next(); next !== undefined && next !== close; next = this.#tokens.next()) {
      if (close === '|' && isBar(next)) break;
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

  /** What a command or a mark applies to: a group, a command with its own, or one character. */
  #atom(depth: number): string[] {
    this.#tokens.skipBlanks();
    const next = this.#tokens.next();
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
    if (isBar(next)) return this.#bar(depth + 1);
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

  /** An absolute value, or a condition in brackets: P(A|B). Any other bar is not said. */
  #bar(depth: number): string[] {
    if (this.#behind) return this.#bracket === '(' ? [this.#sign('given')] : [];
    if (!isClosed(this.#tokens.rest())) return [];
    return this.#shape('absolute', this.read('|', depth));
  }

  #plain(next: string, name: string): string[] {
    if (next.startsWith('\\') && (silent.has(name) || /^[\s,;:!>()[\]*]$/.test(name))) return [];
    this.#behind = /[\p{L}\p{N})\]]$/u.test(next);
    if (/^[()[\]]$|^\\[{}]$/.test(next)) this.#bracket = next;
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
    if (wording.has(name)) return this.#text();
    if (naming.has(name)) {
      this.#tokens.braced();
      return [];
    }
    const accent = accentOf.get(name);
    if (accent) return this.#shape(accent, this.#atom(depth));
    if (name === 'log' && this.#tokens.take('_')) return this.#shape('logBase', this.#atom(depth));
    const extreme = extremeOf.get(name);
    if (!extreme) return null;
    const [under, bare] = this.#words.extremes[extreme];
    if (!this.#tokens.take('_')) return filled(bare);
    this.#limit = extreme === 'limit';
    const below = this.#atom(depth);
    [this.#limit, this.#behind] = [false, false];
    return filled(under, below);
  }

  #sum([both, over, bare]: readonly [string, string, string], depth: number): string[] {
    let [from, to]: [string[] | null, string[] | null] = [null, null];
    for (;;) {
      if (!from && this.#tokens.take('_')) from = this.#atom(depth + 1);
      else if (!to && this.#tokens.take('^')) to = this.#atom(depth + 1);
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
    const digit = this.#tokens.digit();
    if (digit === null) return this.#atom(depth);
    this.#behind = true;
    return [digit];
  }

  #root(depth: number): string[] {
    if (!this.#tokens.take('[')) return this.#shape('squareRoot', this.#atom(depth));
    const degree = this.read(']', depth);
    if (degree.join(' ') === '3') return this.#shape('cubeRoot', this.#atom(depth));
    return this.#shape('root', degree, this.#atom(depth));
  }

  #raised(depth: number): string[] {
    const from = this.#tokens.at;
    const words = this.#atom(depth);
    const signs = raisedSigns(this.#tokens.since(from));
    if (signs) return signs.map((sign) => this.#words.signs[sign]);
    return this.#shape('power', words);
  }

  #shape(shape: keyof FormulaWords['shapes'], ...parts: readonly (readonly string[])[]): string[] {
    this.#behind = true;
    return filled(this.#words.shapes[shape], ...parts);
  }

  /** Its name, and how its columns are set, are not said. */
  #environment(): string[] {
    if (/^(?:array|tabular)$/.test(this.#tokens.braced())) this.#tokens.braced();
    return [','];
  }

  /** Words in braces. */
  #text(): string[] {
    this.#behind = true;
    return [this.#tokens.braced()];
  }
}
