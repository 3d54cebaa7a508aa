import { setTimeout } from 'node:timers/promises';
import { type AppError, type ErrorCode, errorRow } from '../../src-preload/contract/errors.ts';
import { cancelled, Fault, toAppError } from '../fault.ts';
import type { Patience } from '../ports.ts';
import type { Recovery } from '../speech/voice-source.ts';

export const systemPatience: Patience = {
  sleep: (seconds, signal) => setTimeout(seconds * 1000, undefined, { signal }),
  random: Math.random,
};

const RETRIES = { never: 0, once: 1, backoff: 3 } as const;
/** Seconds: the longest wait before the first retry, doubled for each one after it, up to the cap. */
const FIRST_WAIT = 1;
const LONGEST_WAIT = 30;

/**
 * Seconds to wait before retry number `retry` (from 0): anything up to the doubled bound, so that many clients do
 * not come back at one moment (full jitter), and never less than the server asked for. Null when this error is not
 * to be tried again, or only after longer than a listener would sit and wait.
 */
export function waitBefore(retry: number, code: ErrorCode, random: number, retryAfter = 0): number | null {
  if (retry >= RETRIES[errorRow(code).retry] || retryAfter > LONGEST_WAIT) return null;
  return retryAfter + random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retry);
}

export interface RetryOptions {
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Without it, what failed too often has failed for good. */
  readonly recovery?: Recovery | undefined;
  readonly onRetry: (error: AppError, seconds: number) => void;
  /** It waits for the server to come back; null: it goes on. */
  readonly onHold: (error: AppError | null) => void;
}

/** Does a task until it is done, or failed too often for the kind of its last error. */
export async function withRetry<T>(task: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { patience, signal, recovery } = options;
  let [tries, rounds, held] = [0, 0, false];
  for (;;) {
    try {
      return await task();
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const error = toAppError(thrown);
      const waits = recovery !== undefined && errorRow(error.code).hold === 'server';
      const retryAfter = thrown instanceof Fault ? thrown.retryAfter : undefined;
      // What was held has had its quick tries: for its server it waits again, for others it begins anew.
      const wait = waits && held ? null : waitBefore(tries++, error.code, patience.random(), retryAfter);
      if (wait !== null) {
        options.onRetry(error, wait);
        await patience.sleep(wait, signal).catch((reason: unknown) => {
          throw signal.aborted ? cancelled() : reason;
        });
      } else if (waits) {
        options.onHold(error);
        try {
          if (!(await recovery.wait(error, rounds, signal)).wasAway) rounds += 1;
          held = true;
        } finally {
          options.onHold(null);
        }
        tries = 0;
      } else throw thrown;
    }
  }
}
