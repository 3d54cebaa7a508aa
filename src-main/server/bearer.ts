import { createMiddleware } from 'hono/factory';
import type { KeyRing } from './key-ring.ts';
import { refusals } from './refusal.ts';
import type { ServerEnv } from './request-state.ts';

/** Lets requests with a good key through, and turns others away in Dify's words. */
export const bearer = (keys: Pick<KeyRing, 'verify'>) =>
  createMiddleware<ServerEnv>(async (c, next) => {
    const [scheme = '', ...rest] = (c.req.header('authorization') ?? '').trim().split(/\s+/);
    if (rest.length === 0) {
      throw refusals.unauthorized("Authorization header must be provided and start with 'Bearer'");
    }
    if (scheme.toLowerCase() !== 'bearer') {
      throw refusals.unauthorized("Authorization scheme must be 'Bearer'");
    }
    const key = await keys.verify(rest.join(' '));
    if (!key) throw refusals.unauthorized('Access token is invalid');
    c.set('key', key);
    await next();
  });
