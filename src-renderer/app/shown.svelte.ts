import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';

/** Between two tries nothing is held; that is not told before it has lasted so long. Milliseconds. */
const LET_GO = 1500;

/** What the window knows of the narration that it shows, kept true by what the program tells. */
export class Shown {
  #letGo: ReturnType<typeof setTimeout> | undefined;
  narration = $state.raw<Narration | null>(null);
  pieces = $state.raw<readonly Piece[]>([]);
  /** What an app has answered so far; null for a text that was there from the start. */
  answer = $state.raw<string | null>(null);
  /** Why it waits for its server, if it does. */
  held = $state.raw<AppError | null>(null);

  open(narration: Narration, pieces: readonly Piece[], answer: string | null): void {
    this.#hold(narration.held ?? null);
    this.narration = narration;
    this.pieces = pieces;
    this.answer = answer;
  }

  /** Takes all of an answer to the same narration. */
  refresh({ narration, pieces, answer }: ResponseOf<'getNarration'>): void {
    this.follow(narration);
    this.pieces = pieces;
    this.answer = answer;
  }

  follow(narration: Narration): void {
    this.narration = narration;
    if (narration.held || narration.state !== 'making') this.#hold(narration.held ?? null);
    else if (this.held) this.#letGo ??= setTimeout(() => this.#hold(null), LET_GO);
  }

  /** False: it is not known here, because the news of it was missed. */
  replace(piece: Piece): boolean {
    if (piece.index >= this.pieces.length) return false;
    this.pieces = this.pieces.with(piece.index, piece);
    return true;
  }

  /** False: there is a gap between what is known here and these pieces. */
  extend(narration: Narration, added: readonly Piece[]): boolean {
    this.follow(narration);
    const [first] = added;
    if (!first || first.index > this.pieces.length) return false;
    const known = added.length + first.index;
    this.pieces = [...this.pieces.slice(0, first.index), ...added, ...this.pieces.slice(known)];
    return true;
  }

  #hold(held: AppError | null): void {
    clearTimeout(this.#letGo);
    this.#letGo = undefined;
    // The same reason is not told again.
    if (JSON.stringify(held) !== JSON.stringify(this.held)) this.held = held;
  }
}
