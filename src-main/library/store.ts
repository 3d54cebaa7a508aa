import type { Narrations } from './narrations.ts';
import type { SoundRow } from './rows.ts';
import type { SoundFiles } from './sound-files.ts';
import type { Sounds } from './sounds.ts';

export interface Tables {
  readonly narrations: Narrations;
  readonly sounds: Sounds;
  readonly now: number;
}

/** What those who keep one narration, or one sound, need of the library. */
export interface Store {
  readonly files: SoundFiles;
  /** Reads, or writes one row. Throws a Fault. */
  use<T>(work: (tables: Tables) => T): T;
  /** The same as one transaction. */
  change<T>(work: (tables: Tables) => T): T;
  reuses(): boolean;
  soundOf(key: string): Promise<SoundRow | null>;
  salt(): Promise<Buffer>;
  /** What it keeps has changed. */
  tell(): void;
  /** More sound is there. */
  grew(): void;
  /** The text of a narration is whole: it can be searched for. */
  indexSoon(): void;
}
