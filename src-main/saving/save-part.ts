import type { Container } from '../../src-preload/contract/voice.ts';

/** A sentence as it is said. */
interface SaidSentence {
  readonly text: string;
  /** Where it begins, seconds on its part's clock, where that is known. */
  readonly at?: number | undefined;
}

/** A made piece, as a saver needs it. */
export interface SavePart {
  readonly container: Container;
  /** Silence after this piece, seconds. */
  readonly pauseAfter: number;
  /** Where its sound starts and ends, seconds on its own clock, where that was measured. */
  readonly soundStart?: number | undefined;
  readonly soundEnd?: number | undefined;
  /** Integrated loudness, LUFS. */
  readonly loudness?: number | undefined;
  readonly sentences?: readonly SaidSentence[] | undefined;
  /** Title of the chapter that begins with it. */
  readonly chapter?: string | undefined;
  read(): AsyncIterable<Uint8Array>;
}
