import type { MadeWord } from './piece-maker.ts';

/** Numbers that are kept of a word. */
const WIDTH = 3;

/** Keeps the words of a whole narration in little room: a novel has a hundred thousand. */
export class MadeWords {
  readonly #pieces = new Map<number, Float32Array>();

  /** Forgets what was known of the piece before. */
  set(piece: number, words: readonly MadeWord[] | undefined): void {
    if (!words) this.#pieces.delete(piece);
    else this.#pieces.set(piece, Float32Array.from(words.flatMap(({ from, to, at }) => [from, to, at])));
  }

  /** None where the voice did not tell. */
  of(piece: number): MadeWord[] {
    const packed = this.#pieces.get(piece) ?? new Float32Array();
    return Array.from({ length: packed.length / WIDTH }, (_, index) => {
      const [from = 0, to = 0, at = 0] = packed.subarray(index * WIDTH);
      return { from, to, at };
    });
  }
}
