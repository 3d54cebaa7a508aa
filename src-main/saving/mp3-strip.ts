import { DECODER_DELAY, InfoFrame } from './info-frame.ts';
import { samplesIn, silentFrame } from './silent-frame.ts';

/**
 * Lays frames out one behind the other, with silent ones for the pauses. A pause is right to half a frame; what it is
 * off goes into the next one, so that it never adds up. All lengths are time points.
 */
export class Mp3Strip {
  readonly #info: InfoFrame;
  readonly sampleRate: number;
  readonly #like: Uint8Array;
  readonly #size: number;
  /** Silence at the start that players leave out; what of a pause is in, beyond it, or lacking. */
  #lead: number | undefined;
  #pause = 0;
  #soundEnd = 0;

  constructor(like: Uint8Array, sampleRate: number) {
    this.#like = like;
    this.#info = new InfoFrame(like);
    this.sampleRate = sampleRate;
    this.#size = samplesIn(sampleRate);
  }

  /** Time points so far, as they are played. */
  get played(): number {
    return this.#info.frames * this.#size - (this.#lead ?? 0);
  }

  /** Silence that is to come before the next sound. */
  rest(points: number): void {
    this.#pause += points;
  }

  /** Frames of silence so that the next sound, which has `lead` before it, comes when the pause is over. */
  before(lead: number): Uint8Array[] {
    if (this.#lead === undefined) {
      this.#lead = lead;
      this.#soundEnd = this.#pause = 0;
      return [];
    }
    const held = this.played - this.#soundEnd;
    const count = Math.max(0, Math.round((this.#pause - held - lead) / this.#size));
    this.#pause -= held + lead + count * this.#size;
    return this.#add(Array.from({ length: count }, () => silentFrame(this.#like)));
  }

  put(frames: readonly Uint8Array[]): Uint8Array[] {
    return this.#add(frames);
  }

  /** Where the last sound ended. */
  ended(at: number): void {
    this.#soundEnd = at;
  }

  /** Silence after the last sound. */
  tail(points: number): Uint8Array[] {
    const lack = this.#soundEnd + points - this.played;
    this.#soundEnd += points;
    return this.#add(
      Array.from({ length: Math.max(0, Math.ceil(lack / this.#size)) }, () => silentFrame(this.#like)),
    );
  }

  /** Time points that are to be heard. */
  get length(): number {
    return this.#soundEnd;
  }

  header(): Uint8Array {
    const delay = Math.max(0, (this.#lead ?? DECODER_DELAY) - DECODER_DELAY);
    return this.#info.build({ delay, samples: this.length });
  }

  #add(frames: readonly Uint8Array[]): Uint8Array[] {
    frames.forEach((frame) => this.#info.add(frame));
    return [...frames];
  }
}
