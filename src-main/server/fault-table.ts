import { type ErrorCode, errorRow, errorWords } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { Refusal, refusals } from './refusal.ts';

/** How Dify's plugins begin the words of a provider's failure: clients tell the kinds apart by them. */
type Kind =
  | 'Bad Request Error, '
  | 'Rate Limit Error, '
  | 'Connection Error, '
  | 'Server Unavailable Error, '
  | 'Error: ';

const kinds: Partial<Record<ErrorCode, Kind>> = {
  // Many providers speak with another voice instead, and nobody learns why: here it is refused.
  voice_unknown: 'Bad Request Error, ',
  provider_refused: 'Bad Request Error, ',
  server_busy: 'Rate Limit Error, ',
  provider_busy: 'Rate Limit Error, ',
  server_unreachable: 'Connection Error, ',
  server_timeout: 'Connection Error, ',
  audio_cut: 'Connection Error, ',
  server_failed: 'Server Unavailable Error, ',
  engine_failed: 'Server Unavailable Error, ',
};

/**
 * What a voice's failure is in Dify's words. An app whose own speaker is not set up has no model
 * (`provider_not_initialize`); what fails while it speaks is the provider's (`completion_request_error`).
 */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (!(thrown instanceof Fault)) return refusals.internal();
  const { error } = thrown;
  const words = errorWords(error);
  switch (error.code) {
    case 'text_empty':
    case 'nothing_speakable':
      return refusals.invalidParam(`Text is required. ${words}`);
    case 'quota_used_up':
      return new Refusal(400, 'provider_quota_exceeded', words);
    default:
  }
  const { kind } = errorRow(error.code);
  if (kind === 'setup') return new Refusal(400, 'provider_not_initialize', words);
  if (kind === 'server' || kind === 'voice' || error.code in kinds) {
    return new Refusal(
      400,
      'completion_request_error',
      `[voicetray] ${kinds[error.code] ?? 'Error: '}${words}`,
      comeAgain(thrown.retryAfter),
    );
  }
  return refusals.internal();
}

/** How long the server behind wants to be left alone is passed on. */
const comeAgain = (seconds = 0): Record<string, string> =>
  seconds > 0 && Number.isFinite(seconds) ? { 'Retry-After': String(Math.ceil(seconds)) } : {};
