import { createMiddleware } from 'hono/factory';

const HERE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/**
 * Lets only requests through that a page of this very server can have made, or a person in the address bar.
 *
 * - Host must name this computer, or a foreign name could be pointed at it (DNS rebinding). Its port is not
 *   looked at, so that a port forwarded from elsewhere works.
 * - Origin, where the browser sends one, must be that same host: cookies do not tell ports apart, origins do.
 * - Sec-Fetch-Site, where sent, must be `same-origin`, or `none` for what the person opened.
 */
export const guard = createMiddleware(async (c, next) => {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const foreign =
    !HERE.test(host) ||
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (foreign) return c.text('This address only answers to Voicetray’s own page.\n', 403);
  if (c.req.method !== 'GET' && c.req.method !== 'POST') return c.body(null, 405);
  await next();
});
