import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '../app.ts';
import { toAppError } from '../fault.ts';

/**
 * `POST /upload?name=<file name>`, the file as the body: its token, for calls that open it. What cannot be kept is
 * 400 (413 where it is too large) with the error as JSON.
 */
export function uploads(app: Pick<App, 'upload'>): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.post('/upload', async (c) => {
    try {
      return c.json(await app.upload(c.req.query('name') ?? '', c.env.incoming));
    } catch (thrown) {
      const error = toAppError(thrown);
      // The rest of the file is not waited for.
      c.header('Connection', 'close');
      return c.json({ error }, error.code === 'document_too_large' ? 413 : 400);
    }
  });
  return routes;
}
