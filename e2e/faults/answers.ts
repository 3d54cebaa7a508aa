import { VERSION } from '../fixtures/dify-answers.ts';
import type { Wire, WireRequest } from './wire.ts';

/** One request for speech, its connection, and all that an answer may be made of. */
interface Exchange {
  readonly wire: Wire;
  readonly request: WireRequest;
  /** The sound that would be right. */
  readonly sound: Buffer;
  readonly text: string;
  /** Origin of a server that nobody should be asking. */
  readonly elsewhere: string;
  /** Milliseconds of one second of the script: less where a test is in a hurry. */
  readonly second: number;
  /** Takes the server away, connections and all, and brings it back after that many seconds. */
  readonly restart: (seconds: number) => Promise<void>;
}

/** One thing that goes wrong with one request. Resolves when its bytes are out, and the connection is as it should be. */
export type WireFault = (exchange: Exchange) => Promise<void>;

export type Headers = Readonly<Record<string, string | number>>;

/** On every answer of Dify's API, and on none of a proxy, an edge or a login wall. */
export const difyHeaders: Headers = { 'x-version': VERSION, 'x-env': 'PRODUCTION' };

const head = (status: number, headers: Headers, http = 'HTTP/1.1'): string =>
  [`${http} ${status} Whatever`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  ) + '\r\n\r\n';

/** An answer that is there at once and whole. */
export const whole =
  (status: number, headers: Headers, body: string | Buffer): WireFault =>
  async ({ wire }) => {
    await wire.write(head(status, { ...headers, 'content-length': Buffer.byteLength(body) }));
    await wire.write(body);
  };

export const json = (status: number, body: unknown, headers: Headers = {}): WireFault =>
  whole(
    status,
    { ...difyHeaders, 'content-type': 'application/json', ...headers },
    `${JSON.stringify(body)}\n`,
  );

/** Dify's error envelope. */
export const difyError = (status: number, code: string, message: string, headers: Headers = {}): WireFault =>
  json(status, { code, message, status }, headers);

/** A web page of whoever stands in front of Dify. */
export const page = (status: number, html: string, headers: Headers = {}): WireFault =>
  whole(status, { 'content-type': 'text/html; charset=utf-8', ...headers }, html);

/** Another origin as the way to go. */
export const redirect =
  (status: number): WireFault =>
  (exchange) =>
    page(status, '<html><body>Moved</body></html>', {
      location: `${exchange.elsewhere}${exchange.request.path}`,
    })(exchange);

/** Bytes that need not be HTTP; then the connection is closed. */
export const raw =
  (bytes: string | Buffer): WireFault =>
  async ({ wire }) => {
    await wire.write(bytes);
    wire.end();
  };

/** The connection is torn down without a word. */
export const reset: WireFault = ({ wire }) => {
  wire.reset();
  return wire.outlast();
};

/** The connection is closed without a word. */
export const hangUp: WireFault = ({ wire }) => {
  wire.end();
  return wire.outlast();
};

/** Not a word, for ever. */
export const silence: WireFault = ({ wire }) => wire.outlast();

/** The same, some seconds later. */
export const late =
  (seconds: number, fault: WireFault = speak()): WireFault =>
  async (exchange) => {
    await exchange.wire.pause(seconds * exchange.second);
    await fault(exchange);
  };

export interface Speech {
  /** What is sent in place of the right sound. */
  readonly body?: (right: Buffer, text: string) => Buffer;
  readonly headers?: Headers;
  /** How the body's end is told: by chunks, by its length plus `lie`, or by the end of the connection. */
  readonly framing?: 'chunked' | 'length' | 'close';
  readonly lie?: number;
  readonly http?: 'HTTP/1.0' | 'HTTP/1.1';
  /** Bytes of each write, and seconds between two. */
  readonly bytes?: number;
  readonly every?: number;
  /** It breaks off after that many bytes, in one of these ways. */
  readonly after?: number;
  readonly breaks?: 'reset' | 'fin' | 'stall' | 'garbage';
}

/** Sound, as Dify sends it but for what is said. */
export const speak =
  (speech: Speech = {}): WireFault =>
  async ({ wire, sound, text, second }) => {
    const { framing = 'chunked', lie = 0, bytes = 1024, every = 0, breaks, after } = speech;
    const body = speech.body?.(sound, text) ?? sound;
    const framed: Record<typeof framing, Headers> = {
      chunked: { 'transfer-encoding': 'chunked' },
      length: { 'content-length': body.length + lie },
      close: { connection: 'close' },
    };
    const headers = { ...difyHeaders, 'content-type': 'audio/mpeg', ...framed[framing], ...speech.headers };
    await wire.write(head(200, headers, speech.http));
    const end = Math.min(body.length, after ?? Infinity);
    for (let at = 0; at < end && !wire.gone.aborted; at += bytes) {
      if (every > 0) await wire.pause(every * second);
      const part = body.subarray(at, Math.min(end, at + bytes));
      await wire.write(framing === 'chunked' ? chunk(part) : part);
    }
    if (breaks === 'reset') wire.reset();
    else if (breaks === 'fin') wire.end();
    else if (breaks === 'stall') await wire.outlast();
    else if (breaks === 'garbage') await wire.write('zz not a chunk zz\r\n');
    else if (framing === 'chunked') await wire.write('0\r\n\r\n');
    else if (framing === 'close') wire.end();
  };

const chunk = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
