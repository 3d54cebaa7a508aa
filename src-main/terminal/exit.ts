import {
  type AppError,
  type ErrorCode,
  type ErrorKind,
  errorRow,
  errorWords,
} from '../../src-preload/contract/errors.ts';
import { toAppError } from '../fault.ts';

/** How the program ends, by the class of what went wrong. `--help` tells them. */
export const exitCodes: Readonly<Record<ErrorKind | 'ok' | 'usage' | 'stopped', number>> = {
  ok: 0,
  usage: 2,
  input: 2,
  setup: 3,
  server: 4,
  voice: 5,
  file: 6,
  program: 70,
  stopped: 130,
};

/** Something about the command line itself, in a sentence of its own. */
export class UsageError extends Error {}

/** Some files of many were not made; all that is to be said of them was said. */
export class BatchFailed extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The way out, in the words of this host. */
const hints: Partial<Record<ErrorCode, string>> = {
  voice_unknown: 'See them all with: voicetray voices',
  profile_missing: 'See them all with: voicetray profile list',
  key_missing: 'Enter it with: voicetray profile key NAME',
  plain_http_refused: 'To allow it, add the profile with --allow-http.',
  file_exists: 'To replace it, add --replace.',
};

/** What a failed run tells on stderr, and its exit code. */
export function failure(thrown: unknown): { lines: string[]; code: number } {
  if (thrown instanceof UsageError) return { lines: [thrown.message], code: exitCodes.usage };
  if (thrown instanceof BatchFailed) return { lines: [], code: exitCodes[errorRow(thrown.error.code).kind] };
  const error = toAppError(thrown);
  const { kind } = errorRow(error.code);
  const lines = [errorWords(error)];
  if (error.detail) lines.push(`(${error.detail})`);
  const hint = hints[error.code];
  if (hint !== undefined) lines.push(hint);
  return { lines, code: error.code === 'cancelled' ? exitCodes.stopped : exitCodes[kind] };
}

/** Text of unknown origin for a screen: what could steer a terminal is taken out. */
export const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
