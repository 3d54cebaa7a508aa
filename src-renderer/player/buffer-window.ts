import type { SourceBufferQueue } from './source-buffer.ts';

/** How much sound is kept in memory, seconds at speed 1. */
export interface Window {
  readonly ahead: number;
  readonly behind: number;
}

export const usualWindow: Window = { ahead: 30, behind: 60 };

/** A removal walks through the whole buffer, so it is not done for less than this. Seconds. */
const WORTHWHILE = 5;
/** What stays behind the playhead even when the browser's own limit is met. */
const LEAST_BEHIND = 1;

/** Keeps what is buffered around the playhead bounded, however long the narration is. */
export class BufferWindow {
  readonly #buffer: SourceBufferQueue;
  readonly #window: Window;
  readonly #clock: { playhead: () => number; speed: () => number };

  constructor(
    buffer: SourceBufferQueue,
    window: Window,
    clock: { playhead: () => number; speed: () => number },
  ) {
    this.#buffer = buffer;
    this.#window = window;
    this.#clock = clock;
  }

  /** Seconds that can be played before more is needed. */
  get ahead(): number {
    return this.#buffer.end - Math.max(this.#clock.playhead(), this.#buffer.start);
  }

  get full(): boolean {
    return this.ahead >= this.#window.ahead * Math.max(1, this.#clock.speed());
  }

  /** Appends, letting go of what was played; `wait` is called when only more playing can make room. */
  async append(bytes: Uint8Array, wait: () => Promise<void>): Promise<void> {
    if (this.#playedSince(this.#window.behind) > WORTHWHILE) await this.#forget(this.#window.behind);
    for (;;) {
      try {
        await this.#buffer.append(bytes);
        return;
      } catch (cause) {
        if (!(cause instanceof DOMException) || cause.name !== 'QuotaExceededError') throw cause;
        if (this.#playedSince(LEAST_BEHIND) > LEAST_BEHIND) await this.#forget(LEAST_BEHIND);
        else await wait();
      }
    }
  }

  /** Seconds that are buffered and lie more than `behind` before the playhead. */
  #playedSince(behind: number): number {
    return this.#clock.playhead() - behind - this.#buffer.start;
  }

  #forget(behind: number): Promise<void> {
    return this.#buffer.remove(0, this.#clock.playhead() - behind);
  }
}
