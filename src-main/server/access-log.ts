import { createMiddleware } from 'hono/factory';
import type { Log } from '../ports.ts';
import type { ServerEnv } from './request-state.ts';

/** Paths of Dify's API that clients ask for: what is here, and what they may miss. */
const KNOWN =
  /^\/?(v1)?\/?(text-to-audio|audio-to-text|parameters|info|site|meta|messages|conversations|chat-messages|completion-messages|workflows\/run|files\/upload)?$/;

/**
 * One line for each request when its answer has ended: method, path, status, bytes of the body, milliseconds and
 * whose key. Never a text, a query or a key: a path that is no path of Dify's may be one of these, and is not told.
 */
export const accessLog = (log: Log) =>
  createMiddleware<ServerEnv>(async (c, next) => {
    const start = performance.now();
    const { outgoing } = c.env;
    c.set('sent', 0);
    outgoing.once('close', () => {
      const path = KNOWN.test(c.req.path) ? c.req.path : 'elsewhere';
      const how = outgoing.writableFinished ? '' : ', cut';
      const key = c.get('key');
      const whose = key ? `key ${key.id} ${JSON.stringify(key.name)}` : 'no key';
      // Its body is measured and not sent.
      const bytes = c.req.method === 'HEAD' ? 0 : c.get('sent');
      const ms = Math.round(performance.now() - start);
      log(
        `speech server: ${c.req.method} ${path} ${outgoing.statusCode}, ${bytes} bytes, ${ms} ms, ${whose}${how}`,
      );
    });
    await next();
  });
