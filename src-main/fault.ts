import { type AppError, type ErrorCode, errorWords } from '../src-preload/contract/errors.ts';

/**
 * An error with a code, thrown inside the core and turned into a value at its boundary (`dispatch`, the
 * terminal). `detail` holds technical words, never a key.
 */
export class Fault extends Error {
  readonly error: AppError;
  /** Seconds that the server asked to be left alone for (RFC 9110 §10.2.3). */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, params?: AppError['params'], detail?: string, retryAfter?: number) {
    const error: AppError = { code };
    if (params) error.params = params;
    if (detail) error.detail = detail.slice(0, 400);
    super(errorWords(error));
    this.name = 'Fault';
    this.error = error;
    this.retryAfter = retryAfter;
  }
}

/** The typed error of anything thrown. What is not a Fault is `internal`, with the message as detail. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof Fault) return thrown.error;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: 'internal', detail: detail.slice(0, 400) };
}

/** A stop that somebody asked for, told apart from a failure by the caller's own signal. */
export const cancelled = (): Fault => new Fault('cancelled');
