import type { Container, Narration } from '../../src-preload/contract/model.ts';
import type { MadePiece } from './piece-maker.ts';
import type { PlannedPiece } from './plan.ts';

/** What is known of a narration before anything is made. */
export interface KeptHead extends Pick<
  Narration,
  'id' | 'title' | 'profileId' | 'speaker' | 'voice' | 'characters'
> {
  /** Null while the text is being written, and for ever when that was interrupted. */
  readonly pieces: number | null;
  /** Seconds since 1970. */
  readonly created: number;
}

/** Keeps a narration while it is made. What it keeps outlives the program; rejections are Faults of the disk. */
export interface Keeper {
  /** The file of a piece's sound once it is whole; while it is made it is written beside it. */
  pathOf(piece: PlannedPiece, container: Container): string;
  /** Sound of the same words that was made before; null: it is to be made. */
  find(piece: PlannedPiece): Promise<MadePiece | null>;
  /** To be told once the piece's file is whole. */
  add(piece: PlannedPiece, made: MadePiece): Promise<void>;
  /** The text is whole. */
  complete(whole: Pick<KeptHead, 'pieces' | 'characters'>): Promise<void>;
}

/** Begins to keep a narration. Rejects with a Fault `storage_failed` or `disk_full`. */
export type Keep = (head: KeptHead) => Promise<Keeper>;
