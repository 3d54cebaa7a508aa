import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { err } from '../../src-preload/contract/result.ts';
import { dispatch, type Handlers } from '../dispatch.ts';

/** Bytes of one call: the longest text there may be, in the widest letters, and some. */
const MAX_BODY = 32 * 1024 * 1024;

/** `POST /api/<method>`: a call of the contract as JSON, answered by its Result with status 200. */
export function calls(handlers: Handlers): Hono {
  const refuse = (detail: string) => err({ code: 'request_invalid', detail });
  const routes = new Hono();
  routes.post(
    '/api/:method',
    async (c, next) => {
      // Only a page of the same origin can send this type without asking first.
      const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') return c.json(refuse('not JSON'), 415);
      await next();
    },
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.json(refuse('too large'), 413) }),
    async (c) => {
      const body = await c.req.text();
      let payload: unknown;
      try {
        payload = JSON.parse(body);
      } catch {
        return c.json(refuse('not JSON'), 400);
      }
      return c.json(await dispatch(handlers, c.req.param('method'), payload));
    },
  );
  return routes;
}
