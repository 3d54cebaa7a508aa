import { z } from 'zod';
import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { answerFault, parseJson, type TextAnswer } from './answers.ts';

/** What the table of answers says of speech, said of an app that is asked. */
const ofAsking: Partial<Record<ErrorCode, ErrorCode>> = {
  speech_no_model: 'answer_no_model',
  speech_off: 'answer_failed',
  nothing_speakable: 'answer_failed',
  provider_busy: 'server_busy',
  provider_failed: 'answer_failed',
  provider_refused: 'answer_failed',
  audio_mismatched: 'answer_failed',
};

const envelopeSchema = z.object({ code: z.string().catch(''), message: z.string().catch('') });

/** The code in Dify's error envelope; empty where there is none. */
export const codeOf = (answer: TextAnswer): string => envelopeOf(answer, '').code;

const envelopeOf = (answer: TextAnswer, key: string): z.infer<typeof envelopeSchema> =>
  envelopeSchema.safeParse(parseJson(answer.text, key)).data ?? { code: '', message: '' };

/**
 * The Fault of an answer to a question, or to a look at what was asked before: that of `answerFault`, but for what
 * belongs to conversations and to an app's own form, which speech has not. `conversation`: one was named.
 */
export function askFault(answer: TextAnswer, key: string, conversation: boolean): Fault {
  const general = answerFault(answer, key);
  const { code, message } = envelopeOf(answer, key);
  const as = (gives: ErrorCode, params?: Record<string, string | number>): Fault =>
    new Fault(gives, params, general.error.detail, general.retryAfter);

  // `not_found` is also the code of a path that no server of this kind has; with a conversation it is that.
  if (conversation && answer.status === 404 && code !== '') return as('conversation_gone');
  if (code === 'conversation_completed') return as('conversation_gone');
  // Dify's form validator: "topic is required in input form", "topic in input form must be less than 48 characters".
  const [, missing] = /^(.{1,100}) is required in input form/.exec(message) ?? [];
  if (missing) return as('app_needs_more', { fields: missing });
  const [, limit] = /in input form must be less than (\d+) char/.exec(message) ?? [];
  if (limit) return as('question_long', { limit: Number(limit) });

  if (['server_unexpected', 'server_refused'].includes(general.error.code) && code !== '')
    return as('answer_failed');
  return as(ofAsking[general.error.code] ?? general.error.code, general.error.params);
}
