import { Wakeup } from './wakeup.ts';

/** The waiting of one task, which can be woken, and ended for good. */
export class Waiting {
  readonly #abort = new AbortController();
  readonly #wakeup = new Wakeup();

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Something may have changed. */
  wake(): void {
    this.#wakeup.wake();
  }

  /** Whoever waits, now or later, is thrown out. */
  stop(): void {
    this.#abort.abort();
    this.#wakeup.wake();
  }

  /** Until the condition holds, or so many milliseconds. */
  async until(condition: () => boolean, limit = Infinity): Promise<void> {
    const end = performance.now() + limit;
    while (!condition() && performance.now() < end) await this.sleep(end - performance.now());
  }

  /** Until the next `wake`, or so many milliseconds. */
  async sleep(limit = Infinity): Promise<void> {
    await this.#wakeup.wait(limit);
    this.#abort.signal.throwIfAborted();
  }
}
