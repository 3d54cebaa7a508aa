import type { About, Mark } from './about.ts';

/** Sound on its way into a file. */
export interface Encoding {
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** Once `bytes` has ended: what replaces as many bytes at the start of the file, now that the rest is known. */
  head(): Uint8Array;
  /** Length of the sound so far. */
  seconds(): number;
}

/** What goes into the file besides its sound. */
export interface Labels {
  readonly about: About;
  /** Asked once all sound is in. */
  readonly marks: () => readonly Mark[];
}
