import { z } from 'zod';
import type { Timeouts as Seconds } from '../../../src-preload/contract/profile.ts';
import { answerFault, parseJson } from './answers.ts';
import { plainWords } from './detail.ts';
import { type Call, type Connection, readText, refusal, request, type Timeouts } from './client.ts';

/** Milliseconds. Facts are short answers from memory or one query: long waits are for speech only. */
const [FIRST_BYTE, STALL, WHOLE] = [20_000, 10_000, 60_000];

/** What a profile sets, in seconds, and no longer than facts need. */
export const factsTimeouts = ({ connect, firstByte, stall }: Seconds): Timeouts => ({
  connect: connect * 1000,
  firstByte: Math.min(FIRST_BYTE, firstByte * 1000),
  stall: Math.min(STALL, stall * 1000),
  whole: WHOLE,
});

/** Servers leave fields out, or send "" where nothing is set: both are null here. */
const words = z
  .string()
  .transform((value) => value.trim().slice(0, 200) || null)
  .nullable()
  .catch(null);

/** `GET {base}/`, which needs no key. */
const welcomeSchema = z
  .object({ api_version: words, server_version: words })
  .refine((value) => value.api_version ?? value.server_version);

/** `GET {base}/info`. */
const infoSchema = z.object({ name: words, mode: words });

/** `GET {base}/parameters`: of `text_to_speech` only `enabled` is always there. */
const parametersSchema = z.object({
  text_to_speech: z
    .object({ enabled: z.boolean().nullable().catch(null), voice: words, language: words })
    .catch({ enabled: null, voice: null, language: null }),
});

export interface Facts<T> {
  readonly value: T;
  /** `X-Version` of the answer. */
  readonly version: string | null;
}

export const readWelcome = (connection: Connection, signal?: AbortSignal) =>
  readFacts(connection, { path: '/', anonymous: true, signal }, welcomeSchema);

export const readInfo = (connection: Connection, signal?: AbortSignal) =>
  readFacts(connection, { path: '/info', signal }, infoSchema);

/** `user` is a query field in the documents of older servers; newer ones pass over it. */
export const readParameters = (connection: Connection, user: string, signal?: AbortSignal) =>
  readFacts(
    connection,
    { path: `/parameters?${new URLSearchParams({ user }).toString()}`, signal },
    parametersSchema,
  );

/** One GET of JSON. An answer of another shape gets the code of what it looks like. */
async function readFacts<T>(
  connection: Connection,
  call: Omit<Call, 'cut'>,
  schema: z.ZodType<T>,
): Promise<Facts<T>> {
  const exchange = await request(connection, { ...call, cut: 'server_unreachable' });
  if (exchange.status !== 200) throw await refusal(exchange, connection.key);
  const answer = await readText(exchange, exchange.bytes);
  const parsed = schema.safeParse(parseJson(answer.text, connection.key));
  if (!parsed.success) throw answerFault(answer, connection.key);
  return {
    value: parsed.data,
    version: answer.version && plainWords(answer.version, connection.key).slice(0, 40),
  };
}
