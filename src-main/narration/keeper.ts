import type { Chapter, Narration } from '../../src-preload/contract/narration.ts';
import type { Container } from '../../src-preload/contract/voice.ts';
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
  /** The Dify message that is spoken by its id. */
  readonly messageId?: string;
  /** Its text is what an app answers. */
  readonly answer: boolean;
}

/** What there is to say, as far as it is known at the start. */
export interface KeptContent {
  readonly text: string;
  readonly planned: readonly PlannedPiece[];
  readonly chapters: readonly Chapter[];
}

/** Keeps a narration while it is made. What it keeps outlives the program; rejections are Faults of the disk. */
export interface Keeper {
  /** What is made already, by the pieces' places; empty for a new narration. */
  readonly made: ReadonlyMap<number, MadePiece>;
  /** The file of a piece's sound once it is whole; while it is made it is written beside it. */
  pathOf(piece: PlannedPiece, container: Container): string;
  /** Sound of the same words that was made before, which is now this piece's; null: it is to be made. */
  find: ((piece: PlannedPiece) => Promise<MadePiece | null>) | null;
  /** To be told once the piece's file is whole. */
  add(piece: PlannedPiece, made: MadePiece): Promise<void>;
  /** The piece is to be made anew; whoever reads its file reads on. */
  forget(piece: PlannedPiece): Promise<void>;
  /** The text has grown: these pieces are new, and this is all of it so far. */
  extend(pieces: readonly PlannedPiece[], text: string): Promise<void>;
  /** The text is whole. */
  complete(whole: {
    readonly pieces: number;
    readonly characters: number;
    readonly text: string;
  }): Promise<void>;
}

/** Begins to keep a narration. Rejects with a Fault `storage_failed` or `disk_full`. */
export type Keep = (head: KeptHead, content: KeptContent) => Promise<Keeper>;

/** Who speaks, in all that the sound depends on but the words. */
interface VoiceIdentity {
  readonly parts: readonly (string | number | boolean | null)[];
  /** An API key, which is never kept. */
  readonly key: string | null;
}

/** Asked anew for each piece: what was changed meanwhile counts. `language`: of the piece. */
export type Identify = (language: string | undefined) => Promise<VoiceIdentity>;
