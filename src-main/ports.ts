import type { AppError } from '../src-preload/contract/errors.ts';
import type { HotkeyStates } from '../src-preload/contract/hotkeys.ts';
import type { KeyStatus } from '../src-preload/contract/profile.ts';
import type { SystemStatus, UpdateState } from '../src-preload/contract/system.ts';

/** What the core needs of the system; each host gives its own. */

export interface HttpInit extends RequestInit {
  /** Longest wait for a connection, milliseconds. A host that cannot tell connecting from waiting passes over it. */
  readonly connectTimeout?: number;
}

/** Fetch as the host does it: Electron's `net.fetch` (proxy, OS certificates) or Node's. */
export type HttpFetch = (url: string, init: HttpInit) => Promise<Response>;

/** Time and chance, as the system has them or as a test wants them. */
export interface Patience {
  /** Rejects when the signal says so. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
}

/** Keeps the API keys, one a profile. The only place a key rests. */
export interface SecretStore {
  read(profileId: string): Promise<string | null>;
  /** Where the key now is, as found out and not as hoped. Rejects with a Fault `key_not_kept`. */
  write(profileId: string, key: string): Promise<KeyStatus>;
  remove(profileId: string): Promise<void>;
  status(profileId: string): Promise<KeyStatus>;
  /** Follows what the person allows: whether a key may rest scrambled where there is no keyring. */
  allowScrambled?(allowed: boolean): Promise<void>;
}

/** What a host has to say about the computer. Rejects with Faults. */
export interface SystemPort {
  status(): Promise<SystemStatus>;
  setAutostart(on: boolean): Promise<void>;
  update(step: 'check' | 'load' | 'restart'): Promise<UpdateState>;
  diagnostics(): Promise<string>;
}

/** The windows of a host that opens them itself. */
export interface WindowsPort {
  /** The page of the player is there, and hears commands. */
  answers(): boolean;
  /** `player`: a page that plays, seen or not. */
  open(window: 'main' | 'mini' | 'player'): void;
}

/** What was copied, or is selected. One of the two may be empty. */
export interface Clip {
  readonly text: string;
  /** The same as the page has it that it was copied from. */
  readonly html: string | null;
}
export type ClipPlace = 'clipboard' | 'selection';

/**
 * What was copied, and on Linux what is selected. Rejects with a Fault `clipboard_empty`, `_image`, `_secret`,
 * `_hidden`, `_silent`, `_unreadable`, `selection_empty`, `text_too_large` or `unsupported_here`.
 */
export interface Clipboard {
  read(place: ClipPlace): Promise<Clip>;
}

/** Keys that work in every program. The core says which are free to be chosen; the host follows the settings. */
export interface HotkeysPort {
  readonly states: HotkeyStates;
  /** How a shell starts this program. */
  readonly command: string | null;
  /** Whether the system would give us these keys now, as far as it tells. */
  isFree(keys: string): boolean;
  /** Silences all of them while a person presses keys to choose them. */
  suspend(on: boolean): void;
}

/** Where a saved file goes. */
export interface SaveTarget {
  /** A path the person chose (and agreed to replace), a download, or null when they changed their mind. */
  choose(
    suggestedName: string,
  ): Promise<{ to: 'file'; path: string; replace: boolean } | { to: 'download' } | null>;
  /** A folder for several files, or null when they changed their mind. Absent: they are downloaded in one zip. */
  chooseFolder?(): Promise<string | null>;
}

export interface HostFacts {
  readonly host: 'desktop' | 'browser';
  readonly version: string;
  /** How a shell starts this program, where the host is one that runs. */
  readonly command?: string;
  /** Things about the system that a person should know from the start. */
  notices?(): readonly AppError[];
}

/** One line of the program's own log. Never texts, never keys. */
export type Log = (line: string) => void;
