import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import { type Held, type Place, Timeline } from './timeline.ts';

/** What is played: a narration and its pieces, as last heard from the program. */
export class Score {
  #narration: Narration;
  #pieces: Piece[];

  constructor(narration: Narration, pieces: readonly Piece[]) {
    this.#narration = narration;
    this.#pieces = [...pieces];
  }

  get id(): string {
    return this.#narration.id;
  }

  get count(): number {
    return this.#pieces.length;
  }

  /** More pieces may come. */
  get growing(): boolean {
    return this.#narration.growing;
  }

  /** Why there is nothing at all to be heard. */
  get failure(): AppError | null {
    const { state, error } = this.#narration;
    return this.count === 0 && state === 'failed' ? (error ?? null) : null;
  }

  piece(index: number): Piece | undefined {
    return this.#pieces[index];
  }

  follow(narration: Narration): void {
    this.#narration = narration;
  }

  /** False: there is no such piece. */
  replace(piece: Piece): boolean {
    if (!this.#pieces[piece.index]) return false;
    this.#pieces[piece.index] = piece;
    return true;
  }

  /** Takes pieces that are new, and what is new of those that are known. */
  take(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.index <= this.count) this.#pieces[piece.index] = piece;
    }
  }

  timeline(arriving?: { piece: number; seconds: number }, held?: Held): Timeline {
    return new Timeline(this.#pieces, arriving, this.growing, held);
  }

  /** A place behind the end of all there is and will be. */
  isOver({ piece }: Place): boolean {
    return !this.growing && this.count > 0 && piece >= this.count;
  }
}
