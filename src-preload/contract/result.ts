import type { AppError } from './errors.ts';

/** What every contract call answers: a value, or an error that carries a code. Calls never reject. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const err = (error: AppError): Result<never> => ({ ok: false, error });
