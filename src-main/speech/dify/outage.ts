import { type AppError, errorRow } from '../../../src-preload/contract/errors.ts';
import { Fault, toAppError } from '../../fault.ts';
import { until } from '../../narration/until.ts';
import type { Patience } from '../../ports.ts';

/** Seconds: the bound of the wait after the first look, doubled for each one after it, up to the longest. */
const FIRST_LOOK = 5;
const LONGEST_LOOK = 60;
/** Seconds between two looks at least, whatever chance says. */
const SHORTEST_LOOK = 1;

export interface OutageOptions {
  /** Why nobody asks. */
  readonly error: AppError;
  /** Looks once whether the server is there; rejects with a Fault. */
  readonly knock: (signal: AbortSignal) => Promise<unknown>;
  readonly patience: Patience;
  /** Seconds that the server asked to be left alone for before the first look. */
  readonly after: number;
  /** It is over, or nobody waits for that any more. */
  readonly onOver: () => void;
}

/**
 * A time in which nothing is asked of a server, and one look after the other, further and further apart, tells when
 * it is over. A server that answers something else than before is back too: the next request will tell what it is.
 */
export class Outage {
  readonly #options: OutageOptions;
  readonly #over = Promise.withResolvers<boolean>();
  readonly #stop = new AbortController();
  #waiting = 0;

  constructor(options: OutageOptions) {
    this.#options = options;
    void this.#watch();
  }

  get error(): AppError {
    return this.#options.error;
  }

  /** Resolves when it is over; false: the server was there at the first look. Rejects with a Fault `cancelled`. */
  async wait(signal: AbortSignal): Promise<boolean> {
    this.#waiting += 1;
    try {
      return await until(this.#over.promise, signal);
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.end();
    }
  }

  /** Looks no further; whoever waits goes on. */
  end(wasAway = true): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#over.resolve(wasAway);
    this.#options.onOver();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    try {
      await this.#sleep(this.#options.after);
      for (let look = 0; !signal.aborted; look++) {
        const asked = await this.#look(signal);
        if (asked === null) this.end(look > 0);
        else await this.#sleep(Math.max(asked, waitBeforeLook(look, this.#options.patience.random())));
      }
    } catch {
      // It ended while it slept.
    }
  }

  /** Null when somebody is there; otherwise for how long the server wants to be left alone, seconds. */
  async #look(signal: AbortSignal): Promise<number | null> {
    try {
      await this.#options.knock(signal);
      return null;
    } catch (thrown) {
      if (!signal.aborted && errorRow(toAppError(thrown).code).hold !== 'server') return null;
      return thrown instanceof Fault ? (thrown.retryAfter ?? 0) : 0;
    }
  }

  async #sleep(seconds: number): Promise<void> {
    if (seconds > 0) await this.#options.patience.sleep(seconds, this.#stop.signal);
  }
}

/** Seconds after look number `look` (from 0): full jitter under a bound that doubles. */
export const waitBeforeLook = (look: number, random: number): number =>
  Math.max(SHORTEST_LOOK, random * Math.min(LONGEST_LOOK, FIRST_LOOK * 2 ** look));
