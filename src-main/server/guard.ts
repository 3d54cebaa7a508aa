import { createMiddleware } from 'hono/factory';
import { refusals } from './refusal.ts';
import type { ServerEnv } from './request-state.ts';

const HERE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Host must name this computer, or a foreign name could be pointed at it (DNS rebinding) and a web page could ask
 * as if it were here. Its port is not looked at, so that a port forwarded from elsewhere works. There is no CORS: no
 * page of a browser reads an answer, and none can send a key.
 */
export const guard = createMiddleware<ServerEnv>(async (c, next) => {
  if (!HERE.test(c.req.header('host') ?? '')) throw refusals.foreignHost();
  await next();
});
