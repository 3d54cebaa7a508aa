import type { Piece } from '../../src-preload/contract/narration.ts';
import { sentenceAt, sentenceStarts } from './sentences.ts';
import type { Place, Timeline } from './timeline.ts';

/** What is moved about in. */
export interface Ground {
  /** The place that sounds, or that was asked for last. */
  readonly here: () => Place;
  readonly piece: (index: number) => Piece | undefined;
  /** There is such a piece, or it may come. */
  readonly has: (piece: number) => boolean;
  readonly timeline: () => Timeline;
  readonly speed: () => number;
  /** `sentence`: the place is its beginning, which is only guessed while the piece is not made. */
  readonly go: (place: Place, sentence?: number) => void;
}

/** So far into a sentence, “back” goes to its own beginning. Seconds to the listener. */
const RESTART_AFTER = 1.5;

/** Steps from where it is: by sentences, and by time. A piece without known sentences counts as one. */
export class Moves {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** To the beginning of this sentence, or of the one before it when this one has just begun. */
  back(): void {
    const { piece, offset } = this.#ground.here();
    const { now, starts } = this.#sentence();
    if (offset - (starts[now] ?? 0) > RESTART_AFTER * this.#ground.speed()) this.to(piece, now);
    else if (now > 0) this.to(piece, now - 1);
    else if (piece > 0) this.to(piece - 1, this.#startsOf(piece - 1).length - 1);
    else this.to(0, 0);
  }

  /** To the next sentence; of a text that is being written, also to one to come. */
  forward(): void {
    const { piece } = this.#ground.here();
    const { now, starts } = this.#sentence();
    if (now + 1 < starts.length) this.to(piece, now + 1);
    else if (this.#ground.has(piece + 1)) this.to(piece + 1, 0);
  }

  /** The sentence that sounds, once more. */
  repeat(): void {
    this.to(this.#ground.here().piece, this.#sentence().now);
  }

  /** To the beginning of a sentence of a piece. */
  to(piece: number, sentence: number): void {
    const offset = this.#startsOf(piece)[sentence] ?? 0;
    this.#ground.go({ piece, offset }, sentence);
  }

  /** So many seconds on, or back. */
  by(seconds: number): void {
    const timeline = this.#ground.timeline();
    this.#ground.go(timeline.locate(timeline.at(this.#ground.here()) + seconds));
  }

  #sentence(): { now: number; starts: number[] } {
    const { piece: index, offset } = this.#ground.here();
    const piece = this.#ground.piece(index);
    const now = piece ? sentenceAt(piece, offset, this.#ground.timeline().pace) : 0;
    return { now, starts: this.#startsOf(index) };
  }

  #startsOf(index: number): number[] {
    const piece = this.#ground.piece(index);
    return piece ? sentenceStarts(piece, this.#ground.timeline().pace) : [0];
  }
}
