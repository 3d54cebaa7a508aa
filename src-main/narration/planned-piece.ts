import type { Run } from '../text/reading.ts';
import type { Span } from '../text/sentences.ts';
import type { PauseKind } from './pieces.ts';

export interface PlannedSentence extends Span {
  /** Place in the piece's words. */
  readonly from: number;
  readonly to: number;
}

export interface PlannedPiece {
  readonly index: number;
  /** Place in the source text, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What a voice is given to say; empty where that is not known here. */
  readonly words: string;
  readonly sentences: readonly PlannedSentence[];
  /** Where the words come from; absent where only the sentences tell. */
  readonly runs?: readonly Run[];
  /** BCP 47; absent where it cannot be told. */
  readonly language?: string;
  /** Seconds. */
  readonly pauseAfter: number;
  readonly pauseKind: PauseKind;
}
