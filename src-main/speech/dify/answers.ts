import { z } from 'zod';
import { errorRow } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { type AnswerFacts, type AnswerRow, answerTable } from './answer-table.ts';
import { plainWords, withoutKey } from './detail.ts';

/** An answer that is not sound (or not the JSON that was asked for), read as text. */
export interface TextAnswer {
  readonly status: number;
  /** Content-Type, lower case, without parameters. */
  readonly contentType: string;
  /** `X-Version`, which only Dify's API sends. */
  readonly version: string | null;
  /** Seconds that the server asked to be left alone for. */
  readonly retryAfter?: number | undefined;
  readonly text: string;
}

/** Dify's error envelope; other programs' JSON leaves all of it empty. */
const envelopeSchema = z.object({
  code: z.string().catch(''),
  message: z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' ? value : value ? JSON.stringify(value) : '')),
  status: z.number().int().min(400).max(599).nullable().catch(null),
});

/** The row of the table that tells what an answer means, when it is not the one hoped for. */
export function answerRow(answer: TextAnswer): AnswerRow {
  const facts = answerFacts(answer);
  return answerTable.find((row) => holds(row, facts)) ?? { gives: 'server_unexpected' };
}

/** The Fault of such an answer. The server's own words, cleaned and without the key, are only its detail. */
export function answerFault(answer: TextAnswer, key: string): Fault {
  const { code, message, provider, html } = answerFacts(answer);
  const words = html ? '' : plainWords(provider ?? (message || answer.text), key);
  const head = [`HTTP ${answer.status}`, plainWords(code || answer.contentType, key)]
    .filter(Boolean)
    .join(' ');
  const { gives } = answerRow(answer);
  const params = errorRow(gives).words.includes('{status}') ? { status: answer.status } : undefined;
  return new Fault(gives, params, words ? `${head}: ${words}` : head, answer.retryAfter);
}

function answerFacts(answer: TextAnswer): AnswerFacts {
  const envelope = envelopeSchema.safeParse(parseJson(answer.text)).data;
  const code = envelope?.code ?? '';
  const message = envelope?.message ?? '';
  const fromBody = answer.status < 300 ? envelope?.status : null;
  return {
    status: fromBody ?? answer.status,
    code,
    message,
    provider: providerWords(code, message),
    unclassed: message.includes('PluginInvokeError'),
    html: !envelope && (answer.contentType.includes('html') || /^\s*<(!doctype|html)/i.test(answer.text)),
    dify: answer.version !== null,
  };
}

/**
 * What the provider said. Dify passes it as `completion_request_error`, or, when its plugin did not class the
 * error, inside a message `req_id: … PluginInvokeError: {"args":…,"error_type":…,"message":…}`.
 */
function providerWords(code: string, message: string): string | null {
  const [, inner] = /PluginInvokeError:\s*(.*)$/s.exec(message) ?? [];
  if (inner === undefined) return code === 'completion_request_error' ? message : null;
  return envelopeSchema.safeParse(parseJson(inner)).data?.message || inner;
}

function holds(row: AnswerRow, facts: AnswerFacts): boolean {
  const [from, to] =
    typeof row.status === 'number' ? [row.status, row.status] : (row.status ?? [0, Infinity]);
  return (
    facts.status >= from &&
    facts.status <= to &&
    (!row.codes || row.codes.includes(facts.code)) &&
    (!row.message || row.message.test(facts.message)) &&
    (!row.provider || (facts.provider !== null && row.provider.test(facts.provider))) &&
    (row.unclassed === undefined || row.unclassed === facts.unclassed) &&
    (row.html === undefined || row.html === facts.html) &&
    (row.dify === undefined || row.dify === facts.dify)
  );
}

/** A shorter key is a word (“test”, say), which an answer may hold by itself; Dify's have 28 characters. */
const KEY_LIKE = 12;

/** The parsed text, or undefined where it is not JSON. A key that the server echoes is taken out of every string. */
export function parseJson(text: string, key = ''): unknown {
  const keep = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? withoutKey(value, key) : value;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), key.length < KEY_LIKE ? undefined : keep);
  } catch {
    return undefined;
  }
}
