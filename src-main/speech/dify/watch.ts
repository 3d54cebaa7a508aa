import { Fault } from '../../fault.ts';

const STOPPED = { cancelled: 'cancelled', timeout: 'server_timeout' } as const;

/**
 * Guards one request: the caller's signal, one timer at a time, and one for all of it. It knows by itself why the
 * request ended, since fetch's own abort errors do not tell (in Electron the reader of a body sees "premature close").
 */
export class Watch {
  readonly #transport = new AbortController();
  readonly #caller: AbortSignal | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** For all of it. */
  #last: NodeJS.Timeout | undefined;
  #stopped: Fault | undefined;
  #reject: ((fault: Fault) => void) | undefined;

  /** Throws a Fault `cancelled` when the caller has stopped before. */
  constructor(caller: AbortSignal | undefined) {
    if (caller?.aborted) throw new Fault(STOPPED.cancelled);
    this.#caller = caller;
    caller?.addEventListener('abort', this.#cancel);
  }

  /** For fetch: ends the connection. */
  get signal(): AbortSignal {
    return this.#transport.signal;
  }

  /** Starts the timer afresh, in ms; `spent` of them are over. */
  arm(ms: number, spent = 0): void {
    this.disarm();
    const words = `${spent > 0 ? 'next to nothing' : 'nothing'} came for ${ms / 1000} s`;
    this.#timer = setTimeout(() => this.#stop(STOPPED.timeout, words), Math.max(0, ms - spent));
  }

  /** Ends it after so many ms, whatever comes. */
  limit(ms: number): void {
    this.#last = setTimeout(() => this.#stop(STOPPED.timeout, `not at its end after ${ms / 1000} s`), ms);
  }

  disarm(): void {
    clearTimeout(this.#timer);
  }

  /** The promise's end, or the Fault of what stopped the request before: at once, whatever fetch makes of it. */
  async wait<T>(promise: Promise<T>): Promise<T> {
    const stop = new Promise<never>((_, reject) => (this.#reject = reject));
    if (this.#stopped) this.#reject?.(this.#stopped);
    try {
      return await Promise.race([promise, stop]);
    } catch (thrown) {
      throw this.#stopped ?? thrown;
    }
  }

  /** Lets go of the timer, the caller's signal and the connection. May be called again. */
  close(): void {
    this.#stop(STOPPED.cancelled);
  }

  readonly #cancel = (): void => this.#stop(STOPPED.cancelled);

  #stop(code: (typeof STOPPED)[keyof typeof STOPPED], detail?: string): void {
    this.disarm();
    clearTimeout(this.#last);
    this.#caller?.removeEventListener('abort', this.#cancel);
    if (this.#stopped) return;
    this.#stopped = new Fault(code, undefined, detail);
    this.#reject?.(this.#stopped);
    this.#transport.abort();
  }
}
