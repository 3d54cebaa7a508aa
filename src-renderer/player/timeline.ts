import type { Piece } from '../../src-preload/contract/narration.ts';
import { pieceSpan, SECONDS_PER_CHARACTER, soundLength } from '../../src-preload/contract/timeline.ts';

/** A moment of a narration: seconds from where the sound of a piece starts. */
export interface Place {
  readonly piece: number;
  readonly offset: number;
}

/** Made pieces with fewer characters than this say too little about the pace of the voice. */
const ENOUGH_CHARACTERS = 40;

/** Keeps the guesses before a piece as they were when somebody went there, so that what is shown does not jump. */
export interface Held {
  readonly before: number;
  /** Seconds for each character. */
  readonly pace: number;
}

/** The pieces one after another, with the pauses between them, as the seek bar shows them. All in seconds. */
export class Timeline {
  readonly duration: number;
  /** Some pieces are not made (their lengths are guessed from their characters), or more are to come. */
  readonly estimated: boolean;
  /** Seconds for each character, as it is guessed with. */
  readonly pace: number;
  readonly #starts: number[] = [];
  readonly #spans: number[] = [];

  /**
   * `playing`: how much of a piece is known to sound although it is not made; `growing`: more pieces may come.
   */
  constructor(
    pieces: readonly Piece[],
    playing?: { piece: number; seconds: number },
    growing = false,
    held?: Held,
  ) {
    const pace = (this.pace = measuredPace(pieces));
    let at = 0;
    pieces.forEach((piece, index) => {
      let span = pieceSpan(piece, held && index < held.before ? held.pace : pace);
      if (soundLength(piece) === undefined && playing?.piece === index)
        span = Math.max(span, playing.seconds);
      this.#starts.push(at);
      this.#spans.push(span);
      at += span;
    });
    // Nothing follows the last pause.
    this.duration = Math.max(0, at - (pieces.at(-1)?.pauseAfter ?? 0));
    this.estimated = growing || pieces.some((piece) => soundLength(piece) === undefined);
  }

  startOf(piece: number): number {
    return this.#starts[piece] ?? this.duration;
  }

  /** Seconds on the whole timeline; a place never leaves its piece. */
  at(place: Place): number {
    const span = this.#spans[place.piece] ?? 0;
    return Math.min(this.duration, this.startOf(place.piece) + Math.min(Math.max(0, place.offset), span));
  }

  locate(seconds: number): Place {
    const at = Math.min(Math.max(0, seconds), this.duration);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.startOf(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { piece: Math.max(0, low), offset: at - (this.#starts[low] ?? 0) };
  }
}

/** Seconds for each character, measured on what is made; the contract's usual pace while that is too little. */
function measuredPace(pieces: readonly Piece[]): number {
  let characters = 0;
  let seconds = 0;
  for (const piece of pieces) {
    const length = soundLength(piece);
    if (length === undefined) continue;
    characters += piece.end - piece.start;
    seconds += length;
  }
  return characters < ENOUGH_CHARACTERS ? SECONDS_PER_CHARACTER : seconds / characters;
}
