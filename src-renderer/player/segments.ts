import type { Place } from './timeline.ts';

/** Where a piece lies on the media clock. Seconds. */
export interface Segment {
  readonly piece: number;
  /** Where the first sample of the piece's file would be. */
  readonly origin: number;
  /** Where its own bytes begin: not before the sound of the piece before has ended. */
  readonly from: number;
  /** Silence at the beginning of the file; may become known after the piece was placed. */
  soundStart: number;
}

/** A seek to a piece goes so much before its sound: a decoder of MP3 may miss the first frame after a seek. */
const RUN_UP = 0.05;
const MILLISECOND = 0.001;

/** Where the timeline of a segment's piece begins. */
export const joint = (segment: Segment): number => segment.origin + segment.soundStart;

/** Where to enter a piece to hear it from its beginning. */
const entry = (segment: Segment): number => Math.max(segment.from, joint(segment) - RUN_UP);

/** What was put into the player, in order: from the media clock to places in the narration and back. */
export class Segments {
  #all: Segment[] = [];

  get last(): Segment | undefined {
    return this.#all.at(-1);
  }

  /** A piece that was there already is replaced, with all that came after it. */
  add(segment: Segment): void {
    this.#all = [...this.#all.filter(({ piece }) => piece < segment.piece), segment];
  }

  of(piece: number): Segment | undefined {
    return this.#all.find((segment) => segment.piece === piece);
  }

  /** The place that sounds at a media time: the pause after a piece belongs to it. */
  placeAt(time: number): Place | undefined {
    const entered = (segment: Segment): boolean => entry(segment) - MILLISECOND <= time;
    const segment = this.#all.findLast(entered) ?? this.#all[0];
    return segment && { piece: segment.piece, offset: Math.max(0, time - joint(segment)) };
  }

  timeOf(place: Place): number | undefined {
    const segment = this.of(place.piece);
    return segment && (place.offset > 0 ? joint(segment) + place.offset : entry(segment));
  }

  learn(piece: number, soundStart: number): void {
    const segment = this.of(piece);
    if (segment) segment.soundStart = soundStart;
  }

  /** Forgets pieces that end before `time`. */
  dropBefore(time: number): void {
    const first = this.#all.findLastIndex((segment) => segment.from <= time);
    if (first > 0) this.#all = this.#all.slice(first);
  }
}
