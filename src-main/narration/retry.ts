import { setTimeout } from 'node:timers/promises';
import { type AppError, type ErrorCode, errorRow } from '../../src-preload/contract/errors.ts';
import { cancelled, toAppError } from '../fault.ts';

/** Time and chance, as the system has them or as a test wants them. */
export interface Patience {
  /** Rejects when the signal says so. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
}

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
 * not come back at one moment (full jitter). Null when this error is not to be tried again.
 */
export function waitBefore(retry: number, code: ErrorCode, random: number): number | null {
  if (retry >= RETRIES[errorRow(code).retry]) return null;
  return random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retry);
}

/** Does a task until it is done, or failed too often for the kind of its last error. */
export async function withRetry<T>(
  task: () => Promise<T>,
  patience: Patience,
  signal: AbortSignal,
  onRetry: (error: AppError, seconds: number) => void,
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await task();
    } catch (thrown) {
      const error = toAppError(thrown);
      const wait = signal.aborted ? null : waitBefore(retry, error.code, patience.random());
      if (wait === null) throw thrown;
      onRetry(error, wait);
      await patience.sleep(wait, signal).catch((reason: unknown) => {
        throw signal.aborted ? cancelled() : reason;
      });
    }
  }
}
