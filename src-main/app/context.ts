import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { Desk } from '../narration/desk.ts';
import type { Recording, RecordingEvent } from '../narration/recording.ts';
import type { Clipboard, HostFacts, HotkeysPort, HttpFetch, Log, Patience, SaveTarget } from '../ports.ts';
import type { SecretStore, SystemPort, WindowsPort } from '../ports.ts';
import type { Memory } from '../settings/memory.ts';
import type { Folders } from '../settings/paths.ts';
import type { Profiles } from '../settings/profiles.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { Downloads } from './downloads.ts';
import type { Keeping } from './keeping.ts';
import type { LongTexts } from './long-texts.ts';
import type { Sources } from './sources.ts';
import type { Starting } from './starting.ts';
import type { Uploads } from './uploads.ts';

/** What a host with windows gives. */
export interface AppPorts {
  readonly facts: HostFacts;
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly fetch: HttpFetch;
  /** Null where a host has no clipboard of its own. */
  readonly clipboard: Clipboard | null;
  readonly saveTarget: SaveTarget;
  /** Absent where a host has no keys for every program. */
  readonly hotkeys?: HotkeysPort;
  /** Absent where a host has no say about the computer. */
  readonly system?: SystemPort;
  /** Absent where pages are opened by a browser. */
  readonly windows?: WindowsPort;
  readonly log: Log;
  /** How retries wait; the system's clock unless told. */
  readonly patience?: Patience;
}

/** What the use cases share. */
export interface AppContext {
  readonly ports: AppPorts;
  readonly profiles: Profiles;
  readonly sources: Sources;
  readonly memory: Memory;
  readonly desk: Desk;
  readonly downloads: Downloads;
  /** Files that windows hand over. */
  readonly uploads: Uploads;
  readonly keeping: Keeping;
  readonly longTexts: LongTexts;
  readonly starting: Starting;
  /** Answers that are being written, or that their apps are being told to stop: the end waits for them. */
  readonly writing: Set<Promise<unknown>>;
  /** Says that the program ends. */
  readonly closing: AbortSignal;
  readonly emit: (event: AnyEvent) => void;
  /** Tells the windows what a recording tells. */
  readonly relay: (narrationId: string, event: RecordingEvent) => void;
  /** A recording on the desk, or one that has ended and is still at hand. Throws a Fault `narration_gone`. */
  readonly find: (narrationId: string) => Recording;
  /** Puts a new recording on the desk. */
  readonly begin: (recording: Recording, whenBusy?: 'interrupt' | 'queue') => ResponseOf<'startNarration'>;
}
