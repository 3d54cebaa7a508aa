import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from './refusal.ts';
import type { ServerEnv } from './request-state.ts';

/** JSON as Dify sends it: with a line end. */
export function json(
  c: Context<ServerEnv>,
  status: ContentfulStatusCode,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = `${JSON.stringify(body)}\n`;
  c.set('sent', Buffer.byteLength(text));
  return c.body(text, status, { 'Content-Type': 'application/json', ...headers });
}

/** Dify's envelope of an error. */
export const envelope = ({ code, message, status }: Refusal) => ({ code, message, status });

export const refuse = (c: Context<ServerEnv>, refusal: Refusal): Response =>
  json(c, refusal.status, envelope(refusal), refusal.headers);
