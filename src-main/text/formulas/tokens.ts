/** The bits of a formula in TeX, taken one after the other. */
export class Tokens {
  readonly #all: string[];
  #at = 0;

  constructor(all: readonly string[]) {
    this.#all = [...all];
  }

  /** How many were taken. */
  get at(): number {
    return this.#at;
  }

  /** The next one, which is not taken. */
  get ahead(): string {
    return this.#all[this.#at] ?? '';
  }

  /** Those that were taken since so many. */
  since(from: number): string[] {
    return this.#all.slice(from, this.#at);
  }

  /** Those that were not. */
  rest(): string[] {
    return this.#all.slice(this.#at);
  }

  next(): string | undefined {
    return this.#all[this.#at++];
  }

  skipBlanks(): void {
    while (/^\s/.test(this.ahead)) this.#at++;
  }

  /** Takes the next one if it is this, with the blanks and the placing of limits before it. */
  take(mark: string): boolean {
    let at = this.#at;
    while (/^(?:\s|\\(?:no)?limits$)/.test(this.#all[at] ?? '')) at++;
    if (this.#all[at] !== mark) return false;
    this.#at = at + 1;
    return true;
  }

  /** Takes the first figure of a number of several, as TeX does after `\frac`; null where there is none. */
  digit(): string | null {
    this.skipBlanks();
    const number = this.ahead;
    if (!/^\d./.test(number)) return null;
    this.#all[this.#at] = number.slice(1);
    return number.charAt(0);
  }

  /** Takes what stands in braces, as it stands. */
  braced(): string {
    if (this.ahead !== '{') return '';
    let depth = 0;
    let words = '';
    for (let next = this.next(); next !== undefined; next = this.next()) {
      if (next === '{') depth++;
      else if (next === '}') depth--;
      else words += next;
      if (depth === 0) break;
    }
    return words.trim();
  }
}
