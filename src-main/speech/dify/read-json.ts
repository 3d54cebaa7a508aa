import type { z } from 'zod';
import { Fault } from '../../fault.ts';
import { answerFault, parseJson, type TextAnswer } from './answers.ts';
import { type Connection, type Exchange, request } from './client.ts';

/** Characters: a page of messages carries whole answers, and what each was made from. */
const LONGEST_PAGE = 16 * 1024 * 1024;

export interface ReadJson<T> {
  /** Below the base, with its leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<T>;
  /** The Fault of an answer that was refused. */
  readonly fault: (answer: TextAnswer) => Fault;
  readonly signal?: AbortSignal | undefined;
}

/** One GET of JSON from the app. Rejects with a Fault. */
export async function readJson<T>(connection: Connection, wanted: ReadJson<T>): Promise<T> {
  const given = Object.entries(wanted.query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const path = `${wanted.path}?${new URLSearchParams(given).toString()}`;
  const exchange = await request(connection, { path, signal: wanted.signal, cut: 'server_unreachable' });
  const refused = exchange.status !== 200;
  const answer = await readWhole(exchange).catch((thrown: unknown) => {
    // What was refused is told by its status, also where its words are cut off.
    if (!refused || (thrown instanceof Fault && thrown.error.code === 'cancelled')) throw thrown;
    return { ...exchange, text: '' };
  });
  if (refused) throw wanted.fault(answer);
  const parsed = wanted.schema.safeParse(parseJson(answer.text, connection.key));
  if (!parsed.success) throw answerFault(answer, connection.key);
  return parsed.data;
}

/** An answer as text, up to a bound that no sensible one has. */
export async function readWhole(exchange: Exchange): Promise<TextAnswer> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of exchange.bytes) {
    const part = decoder.decode(chunk, { stream: true });
    parts.push(part);
    length += part.length;
    if (length > LONGEST_PAGE)
      throw new Fault('server_unexpected', { status: exchange.status }, 'the list is too long');
  }
  const { status, contentType, version, retryAfter } = exchange;
  return { status, contentType, version, retryAfter, text: parts.join('') + decoder.decode() };
}
