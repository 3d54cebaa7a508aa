import { type IncomingMessage, request } from 'node:http';
import type { Exchange } from './exchange.ts';
import { all } from './recorder.ts';

export interface Ask {
  readonly method: string;
  /** Below the base. */
  readonly path: string;
  /** Null: without any; absent: the good one. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a string. */
  readonly body?: unknown;
}

/** One request exactly as said, with the key in its header, and what came back. */
export async function ask(base: string, key: string, asked: Ask): Promise<Exchange> {
  const { hostname, port, pathname } = new URL(base);
  const { method, authorization = `Bearer ${key}` } = asked;
  const path = pathname.replace(/\/$/, '') + asked.path;
  const given = asked.body;
  const body = given === undefined ? '' : typeof given === 'string' ? given : JSON.stringify(given);
  const headers = {
    host: `${hostname}:${port}`,
    ...(authorization === null ? {} : { authorization }),
    ...(given === undefined ? {} : { 'content-type': 'application/json' }),
    ...asked.headers,
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ host: hostname, port, method, path, headers, agent: false }, resolve);
    sent.on('error', reject).end(body);
  });
  return {
    request: { method, path, headers, body },
    response: { status: answer.statusCode ?? 0, headers: answer.headers, ...(await all(answer)) },
  };
}
