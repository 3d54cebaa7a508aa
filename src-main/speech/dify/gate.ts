import { type AppError, errorRow } from '../../../src-preload/contract/errors.ts';
import { cancelled, Fault } from '../../fault.ts';
import type { Patience } from '../../ports.ts';
import type { Recovery } from '../voice-source.ts';
import { Outage } from './outage.ts';
import { Places } from './places.ts';

/** Requests for speech at most at any time: a small Dify server has room for ten, for everybody. */
const AT_ONCE = 2;
/** Waits for one piece whose server is there and still does not speak, before it has failed. */
const ROUNDS = 6;
/** Seconds: the bound of the first of these waits, doubled for each one after it, up to the longest. */
const FIRST_ROUND = 4;
const LONGEST_ROUND = 30;
/** Milliseconds between two tries of programs at what only a person can mend. */
const RELENT_AFTER = 5_000;

export interface GateOptions {
  /** Looks once, without a key, whether the server is there; rejects with a Fault. */
  readonly knock: (signal: AbortSignal) => Promise<unknown>;
  readonly patience: Patience;
}

/** The right to one request. */
export interface Place {
  /** Makes room for the next one. May be called again. */
  leave(): void;
  /** Leaves, and tells why it failed. True: a person has acted since it began, so that it is worth another request. */
  fail(thrown: unknown): boolean;
}

/**
 * What all who speak through one profile share: at most two requests at once, first come first served; an error that
 * only a person can mend stops all of them; and while the server is away nobody asks, but one looks.
 */
export class Gate implements Recovery {
  readonly #options: GateOptions;
  readonly #places = new Places(AT_ONCE);
  #pause: AppError | null = null;
  /** Of `performance.now`. */
  #pausedAt = 0;
  #outage: Outage | null = null;
  /** The server asked to be left alone until then (ms of `performance.now`); the last one to ask so counts. */
  #quiet: { readonly error: AppError; readonly until: number } | null = null;
  /** Counts the acts of persons. */
  #acts = 0;
  /** Whoever sleeps looks again. */
  #wake = new AbortController();

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * The way to one request. While the profile is paused or its server away it rejects at once with the error of
   * that, and without a request; when the signal says so with a Fault `cancelled`.
   */
  async enter(signal: AbortSignal): Promise<Place> {
    this.#check();
    await this.#places.enter(signal);
    try {
      await this.#hush(signal);
      this.#check();
    } catch (thrown) {
      this.#places.leave();
      throw thrown;
    }
    return this.#place(this.#acts);
  }

  async wait(error: AppError, round: number, signal: AbortSignal): Promise<{ wasAway: boolean }> {
    this.#checkPause();
    if (signal.aborted) throw cancelled();
    if (round >= ROUNDS) throw again(error);
    this.#outage ??= this.#begin(error);
    const acts = this.#acts;
    const wasAway = await this.#outage.wait(signal);
    this.#checkPause();
    if (wasAway || acts !== this.#acts) return { wasAway };
    await this.#sleep(waitBeforeRound(round, this.#options.patience.random()), signal);
    this.#checkPause();
    return { wasAway };
  }

  /** A person has acted: all may ask again, at once. */
  release(): void {
    this.#acts += 1;
    this.#pause = null;
    this.#quiet = null;
    this.#outage?.end();
    this.#rouse();
  }

  relent(): void {
    if (performance.now() - this.#pausedAt > RELENT_AFTER) this.#pause = null;
  }

  /** Whoever waits for a place is sent away, and nothing runs on. */
  close(): void {
    this.#places.dismiss(cancelled);
    this.release();
  }

  #checkPause(): void {
    if (this.#pause) throw again(this.#pause);
  }

  #check(): void {
    this.#checkPause();
    // Not to be tried again before it is over, by those who can wait for that.
    if (this.#outage) throw again(this.#outage.error, Infinity);
  }

  #place(acts: number): Place {
    let left = false;
    const leave = (): void => {
      if (!left) this.#places.leave();
      left = true;
    };
    return {
      leave,
      fail: (thrown) => {
        const fault = thrown instanceof Fault ? thrown : null;
        const stale = acts !== this.#acts;
        if (fault && !stale) this.#note(fault);
        leave();
        return stale && fault !== null && forPerson(fault.error);
      },
    };
  }

  #note({ error, retryAfter = 0 }: Fault): void {
    if (retryAfter > 0) this.#quiet = { error, until: performance.now() + retryAfter * 1000 };
    if (!forPerson(error)) return;
    this.#pause = error;
    this.#pausedAt = performance.now();
    this.#places.dismiss(() => again(error));
    this.#outage?.end();
    this.#rouse();
  }

  #begin(error: AppError): Outage {
    const outage: Outage = new Outage({
      ...this.#options,
      error,
      after: this.#quietSeconds(),
      onOver: () => {
        if (this.#outage === outage) this.#outage = null;
      },
    });
    this.#places.dismiss(() => again(error, Infinity));
    return outage;
  }

  /** Waits as long as the server asked for. For longer than somebody would sit and wait it counts as away. */
  async #hush(signal: AbortSignal): Promise<void> {
    for (let heard = null; this.#quiet !== heard;) {
      heard = this.#quiet;
      const seconds = this.#quietSeconds();
      if (!heard || seconds === 0) return;
      if (seconds > LONGEST_ROUND) throw again(heard.error, seconds);
      await this.#sleep(seconds, signal);
    }
  }

  #quietSeconds(): number {
    return this.#quiet ? Math.max(0, (this.#quiet.until - performance.now()) / 1000) : 0;
  }

  async #sleep(seconds: number, signal: AbortSignal): Promise<void> {
    const wake = this.#wake.signal;
    await this.#options.patience.sleep(seconds, AbortSignal.any([signal, wake])).catch((thrown: unknown) => {
      if (signal.aborted) throw cancelled();
      if (!wake.aborted) throw thrown;
    });
  }

  #rouse(): void {
    this.#wake.abort();
    this.#wake = new AbortController();
  }
}

/** Seconds before round number `round` (from 0): between half of a bound that doubles and all of it. */
export const waitBeforeRound = (round: number, random: number): number =>
  Math.min(LONGEST_ROUND, FIRST_ROUND * 2 ** round) * (0.5 + random / 2);

const forPerson = ({ code }: AppError): boolean => errorRow(code).hold === 'person';

/** The same error for somebody else. */
const again = ({ code, params, detail }: AppError, retryAfter?: number): Fault =>
  new Fault(code, params, detail, retryAfter);
