import { type AppError, type ErrorCode, errorWords } from './errors.ts';

/** What is said of an error while its server is waited for: nothing that asks a person to do what is done for them. */
const table: Partial<Record<ErrorCode, string>> = {
  server_unreachable: 'The server does not answer.',
  server_timeout: 'The server takes too long to answer.',
  server_failed: 'The server has a problem of its own.',
  server_busy: 'The server is busy.',
  login_page: 'A web page answers instead of Dify. If this network asks for a login, log in.',
  provider_busy: 'The speech provider behind Dify is busy.',
  audio_cut: 'The sound was cut off on its way.',
};

/** The first sentence of a narration that waits for its server. */
export const heldWords = (error: AppError): string => table[error.code] ?? errorWords(error);
