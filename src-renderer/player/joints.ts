import type { Piece } from '../../src-preload/contract/narration.ts';
import { joint, type Segment, type Segments } from './segments.ts';
import { SilenceProbe } from './silence.ts';
import type { SourceBufferQueue } from './source-buffer.ts';

/**
 * The end of a pause that is left to the silence at the beginning of the next piece, seconds. A decoder of MP3
 * needs some frames before the first that sounds: their bits and their overlap are in it.
 */
const LEAD_IN = 0.12;
/** So much of it is kept where a piece is the first, and is waited for by a listener. */
const PRIMER = 0.03;
/** Less than a sample. */
const TICK = 0.000_02;
/** The decoder and the sound system are ahead of the clock by less than this, seconds. */
const DECODED = 1;

/** Where the sound of a piece ends, where the next one starts, and how far this piece may fill the time between. */
export interface Ending {
  readonly end: number;
  readonly next: number;
  readonly cut: number;
}

export function endingOf(segment: Segment, soundEnd: number, pauseAfter: number, last: boolean): Ending {
  const end = Math.max(joint(segment), segment.origin + soundEnd);
  const next = end + pauseAfter;
  return { end, next, cut: last ? end : Math.max(end, next - LEAD_IN) };
}

/** Lays pieces one after another on the media clock, so that the sounds are as far apart as their pauses say. */
export class Joints {
  readonly #buffer: SourceBufferQueue;
  readonly #segments: Segments;
  readonly #append: (bytes: Uint8Array) => Promise<void>;
  readonly #behind: number;
  #next = 0;
  #from = 0;
  #silence: SilenceProbe | undefined;

  /** `behind`: how much before the playhead is worth keeping, seconds. */
  constructor(
    buffer: SourceBufferQueue,
    segments: Segments,
    behind: number,
    append: (bytes: Uint8Array) => Promise<void>,
  ) {
    this.#buffer = buffer;
    this.#segments = segments;
    this.#behind = behind;
    this.#append = append;
  }

  /** Some of the open piece is in the buffer. */
  get begun(): boolean {
    return this.#buffer.end > this.#from + TICK;
  }

  /**
   * Starts a run of pieces on an empty buffer, for a playhead that is going to `offset` in the piece. `seekable`: it
   * is there already, or goes at once; else nothing before that place may be there, since it would be heard.
   */
  async first(
    piece: Piece,
    last: boolean,
    mime: string,
    { offset, seekable }: { offset: number; seekable: boolean },
  ): Promise<void> {
    const soundStart = piece.soundStart ?? 0;
    // At its beginning a piece is heard at once: most of the silence before its sound is left out.
    const origin = offset > 0 ? 0 : -Math.max(0, soundStart - PRIMER);
    const behind = seekable || offset === 0 ? this.#behind : 0;
    const from = Math.max(0, origin + soundStart + offset - behind);
    await this.#place({ piece: piece.index, origin, from, soundStart }, piece, last, mime, from);
  }

  /** Puts a piece after the one before; `playhead` is on the media clock. */
  async follow(piece: Piece, last: boolean, mime: string, playhead: number): Promise<void> {
    const soundStart = piece.soundStart ?? 0;
    // Late pieces start late; they do not lose their beginning.
    const at = Math.max(this.#next, playhead);
    const from = Math.max(at - soundStart, Math.min(this.#buffer.end, at));
    await this.#fill(this.#buffer.end, from);
    await this.#place(
      { piece: piece.index, origin: at - soundStart, from, soundStart },
      piece,
      last,
      mime,
      from,
    );
  }

  /**
   * Makes ready for the same piece once more after its bytes were cut off. True: what is there was heard or is
   * about to be, and the new bytes go on from its end. False: it was taken out, and the piece starts anew.
   */
  async again(piece: Piece, last: boolean, mime: string, playhead: number): Promise<boolean> {
    const segment = this.#segments.of(piece.index);
    if (!segment || !this.begun) return false;
    if (joint(segment) > playhead + DECODED) {
      await this.#buffer.remove(this.#from, Infinity);
      return false;
    }
    await this.#place(segment, piece, last, mime, this.#buffer.end);
    return true;
  }

  /** Shows the bytes of the open piece, from which the silence after it takes its form. */
  saw(bytes: Uint8Array): void {
    this.#silence?.push(bytes);
  }

  /** Ends the open piece: takes out what is after its sound and fills its pause. Answers when it is over. */
  async close(piece: Piece, last: boolean): Promise<number> {
    const segment = this.#segments.of(piece.index);
    if (!segment) throw new RangeError(`piece ${piece.index} is not open`);
    const soundEnd = piece.soundEnd ?? this.#buffer.end - segment.origin;
    const ending = endingOf(segment, soundEnd, piece.pauseAfter, last);
    if (this.#buffer.end > ending.cut + TICK) await this.#buffer.remove(ending.cut, Infinity);
    if (!last) await this.#fill(this.begun ? this.#buffer.end : ending.end, ending.cut);
    this.#next = ending.next;
    return last ? ending.end : ending.next;
  }

  async #place(segment: Segment, piece: Piece, last: boolean, mime: string, from: number): Promise<void> {
    const to =
      piece.soundEnd === undefined ? Infinity : endingOf(segment, piece.soundEnd, piece.pauseAfter, last).cut;
    this.#from = from;
    this.#silence = new SilenceProbe(mime);
    this.#segments.add(segment);
    await this.#buffer.place({ mime, origin: segment.origin, from, to: Math.max(to, from + TICK) });
  }

  async #fill(from: number, to: number): Promise<void> {
    const silence = this.#silence;
    if (to <= from + TICK || !silence?.maker) return;
    await this.#buffer.place({ mime: silence.mime, origin: from, from, to });
    await this.#append(silence.maker(to - from));
  }
}
