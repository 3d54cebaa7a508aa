import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import type { Timeouts as Seconds } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import type { HttpFetch, HttpInit } from '../../ports.ts';
import { answerFault, type TextAnswer } from './answers.ts';
import { bodyBytes } from './body.ts';
import { networkFault } from './network.ts';
import { retryAfterOf } from './retry-after.ts';
import { Watch } from './watch.ts';

/** Bytes of an answer that is read as text; errors and facts are far shorter. */
const LONGEST_TEXT = 256 * 1024;

/** Milliseconds. */
export interface Timeouts {
  /** To the connection, where the host can tell it from the wait for an answer. */
  readonly connect?: number;
  /** From the start of the request to the first byte of the body: connecting, headers and all. */
  readonly firstByte: number;
  /** Between two signs of life of the body, while somebody waits for the next: see `Call.least`. */
  readonly stall: number;
  /** From the start of the request to the end of the body. */
  readonly whole?: number;
}

/** Dify's own limit of one call to a plugin, and so of one piece of speech: PLUGIN_MAX_EXECUTION_TIMEOUT. */
const LONGEST_SPEECH = 600_000;

/** What a profile sets, in seconds, for speech. */
export const speechTimeouts = ({ connect, firstByte, stall }: Seconds): Timeouts => ({
  connect: connect * 1000,
  firstByte: firstByte * 1000,
  stall: stall * 1000,
  whole: LONGEST_SPEECH,
});

/** What stays the same for every request to one app. */
export interface Connection {
  /** Normalised: see `normalizeBase`. */
  readonly base: string;
  readonly key: string;
  readonly fetch: HttpFetch;
  readonly timeouts: Timeouts;
}

export interface Call {
  /** Below the base, with its leading slash. */
  readonly path: string;
  /** Sent by POST as JSON; without it the call is a GET. */
  readonly json?: unknown;
  /** Asked without the key, as before it is known who listens. */
  readonly anonymous?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** The code of a connection that breaks in mid-body. */
  readonly cut: ErrorCode;
  /** Bytes of the body that count as a sign of life; any one, unless told. */
  readonly least?: number;
}

/** An answer whose headers have come. Read it with `bytes` or `text`, once, or `close` it. */
export interface Exchange {
  readonly status: number;
  readonly contentType: string;
  readonly version: string | null;
  /** Seconds that the server asks to be left alone for. */
  readonly retryAfter: number | undefined;
  readonly bytes: AsyncIterableIterator<Uint8Array>;
}

/**
 * One request. The key goes in the Authorization header to this address alone: redirects are errors, and cookies and
 * caches are out. Rejects with a Fault: `cancelled` by the caller's signal, `server_timeout`, or why no answer came.
 */
export async function request(connection: Connection, call: Call): Promise<Exchange> {
  const { base, key, timeouts } = connection;
  const headers = new Headers();
  if (!call.anonymous) headers.set('authorization', bearer(key));
  if (call.json !== undefined) headers.set('content-type', 'application/json');
  // Sound does not pack, and of a packed body Node's fetch does not tell that its end is missing.
  headers.set('accept-encoding', 'identity');

  const watch = new Watch(call.signal);
  watch.arm(timeouts.firstByte);
  if (timeouts.whole !== undefined) watch.limit(timeouts.whole);
  try {
    const init: HttpInit = {
      method: call.json === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: watch.signal,
      ...(timeouts.connect !== undefined && { connectTimeout: timeouts.connect }),
    };
    if (call.json !== undefined) init.body = JSON.stringify(call.json);
    const answered = connection.fetch(base + call.path, init);
    const response = await watch.wait(answered).catch((thrown: unknown) => {
      // A fetch that does not heed the signal may still answer: nobody will read that.
      answered.then((late) => late.body?.cancel()).catch(() => undefined);
      throw thrown;
    });
    return {
      status: response.status,
      contentType: (response.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase(),
      version: response.headers.get('x-version'),
      retryAfter: retryAfterOf(response.headers),
      bytes: bodyBytes(response, {
        watch,
        stall: timeouts.stall,
        least: call.least ?? 1,
        cut: call.cut,
        key,
      }),
    };
  } catch (thrown) {
    watch.close();
    throw thrown instanceof Fault ? thrown : networkFault(thrown, key);
  }
}

/** The answer's beginning as text; then the connection is let go. */
export async function readText(exchange: Exchange, bytes: AsyncIterable<Uint8Array>): Promise<TextAnswer> {
  const { status, contentType, version, retryAfter } = exchange;
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_TEXT) break;
  }
  return { status, contentType, version, retryAfter, text: (text + decoder.decode()).slice(0, LONGEST_TEXT) };
}

/** The Fault of an answer that was refused; reading its words must not hide it, so a cut there is passed over. */
export async function refusal(exchange: Exchange, key: string): Promise<Fault> {
  const answer = await readText(exchange, exchange.bytes).catch((thrown: unknown) => {
    if (thrown instanceof Fault && thrown.error.code === 'cancelled') throw thrown;
    return { ...exchange, text: '' };
  });
  return answerFault(answer, key);
}

/** Header values are visible ASCII here; what is not would make fetch throw an error that repeats the key. */
function bearer(key: string): string {
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new Fault('key_refused', undefined, 'the key has characters no key has');
  return `Bearer ${key}`;
}
