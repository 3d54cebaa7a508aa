import type { Piece } from '../../src-preload/contract/narration.ts';
import type { PieceSound } from './fetch-piece.ts';

/** What a feeder asks of the player around it. */
export interface FeederPorts {
  readonly fetch: (piece: number, signal: AbortSignal) => Promise<PieceSound>;
  /** As last heard from the program; undefined after the last one. */
  readonly piece: (index: number) => Piece | undefined;
  /** More pieces may come after the last one. */
  readonly growing: () => boolean;
  /** The media clock, seconds, and how fast it runs. */
  readonly playhead: () => number;
  readonly speed: () => number;
  /** A jump happens at once; else only when there is sound, which would be heard from its beginning meanwhile. */
  readonly seekable: () => boolean;
  /** Asks the program for the pieces again, in case an event was missed. */
  readonly refresh: () => Promise<void>;
  /** The playhead belongs at this media time: what was sought is placed, or turned out to be shorter. */
  readonly jump: (time: number) => void;
  /** Something was added, failed or ended. */
  readonly onChange: () => void;
}
