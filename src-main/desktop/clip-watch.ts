import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { Clip } from '../ports.ts';
import { toAppError } from '../fault.ts';
import { digestOf } from './spoken-clips.ts';

export interface ClipWatchOptions {
  /** Null: nothing is there, or nobody can tell. Rejects with the Faults of the clipboard. */
  readonly read: () => Promise<Clip | null>;
  /** What is copied now is copied in our own window, such as a key that was just made. */
  readonly isOurs: () => boolean;
  /** Whether a key or the tray has just asked for this clip. */
  readonly isSpoken: (digest: string) => Promise<boolean>;
  readonly speak: () => void;
  /** Whether it is looked at the clipboard, for the tray. */
  readonly onChange: (watching: boolean) => void;
  /** Milliseconds between two looks. */
  readonly pause: number;
}

/** What is there was not given. */
const UNTOLD: readonly ErrorCode[] = ['clipboard_unreadable', 'clipboard_silent'];

/** Clips that are known again. */
const MOST = 1000;

/**
 * Speaks each new text that is copied, while somebody wants it. What was there at the start, and what came while it
 * rested, is not new; what is marked as secret is nothing. Of a clip only its digest is kept.
 */
export class ClipWatch {
  readonly #options: ClipWatchOptions;
  readonly #seen = new Set<string>();
  #wanted = false;
  #resting = false;
  /** The run of looks that counts; a new one does not know yet what is there. */
  #run = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ClipWatchOptions) {
    this.#options = options;
  }

  set(on: boolean): void {
    if (on === this.#wanted) return;
    this.#wanted = on;
    this.#begin();
  }

  /** The screen is locked or the computer sleeps, or no more. */
  rest(on: boolean): void {
    if (on === this.#resting) return;
    this.#resting = on;
    if (this.#wanted) this.#begin();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#run += 1;
    const watching = this.#wanted && !this.#resting;
    this.#options.onChange(watching);
    if (watching) void this.#look(this.#run, true);
  }

  async #look(run: number, first: boolean): Promise<void> {
    const found = await this.#find();
    const isSpoken = typeof found === 'object' && (await this.#options.isSpoken(found.digest));
    if (run !== this.#run) return;
    const isNew = typeof found === 'object' && this.#isNew(found.digest) && !isSpoken;
    if (isNew && !first && !this.#options.isOurs()) this.#options.speak();
    const next = first && found === 'unknown';
    this.#timer = setTimeout(() => void this.#look(run, next), this.#options.pause);
    this.#timer.unref();
  }

  /** `nothing`: there is no text, or none that may be read. */
  async #find(): Promise<{ digest: string } | 'nothing' | 'unknown'> {
    try {
      const clip = await this.#options.read();
      if (!clip) return 'unknown';
      return { digest: digestOf(clip) };
    } catch (thrown) {
      return UNTOLD.includes(toAppError(thrown).code) ? 'unknown' : 'nothing';
    }
  }

  #isNew(digest: string): boolean {
    if (this.#seen.has(digest)) return false;
    const [oldest] = this.#seen;
    if (oldest !== undefined && this.#seen.size >= MOST) this.#seen.delete(oldest);
    this.#seen.add(digest);
    return true;
  }
}
