import { printable } from './exit.ts';

/** One line on a screen that is written over and over; nothing at all when stderr is not a screen. */
export class Progress {
  readonly #shown: boolean;
  #length = 0;

  constructor(quiet: boolean) {
    this.#shown = !quiet && process.stderr.isTTY;
  }

  show(line: string): void {
    if (!this.#shown) return;
    const text = printable(line).slice(0, process.stderr.columns - 1);
    process.stderr.write(`\r${text.padEnd(this.#length)}`);
    this.#length = text.length;
  }

  /** Takes the line away; a last word stays, on a line of its own. */
  end(lastWord?: string): void {
    if (!this.#shown) return;
    if (this.#length > 0) process.stderr.write(`\r${' '.repeat(this.#length)}\r`);
    this.#length = 0;
    if (lastWord !== undefined) process.stderr.write(`${printable(lastWord)}\n`);
  }
}
