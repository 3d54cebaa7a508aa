import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { err, ok } from '../../src-preload/contract/result.ts';
import type { App } from '../app.ts';
import { obey } from '../app/obey.ts';
import { launchSchema } from '../launch.ts';
import { isBearer, MOST_COMMAND } from '../running/bearer.ts';

/**
 * What another start of the program may ask of the one that runs, by the secret that lies in the data folder:
 * `POST /control/raise` for a new address of the page, `POST /control/command` with a `Launch` as JSON.
 * Files that no window hears of are answered by a new address to open.
 */
export function control(
  app: Pick<App, 'handlers' | 'command' | 'players' | 'starting' | 'openFiles'>,
  secret: string | undefined,
  url: () => string,
  isHeard: () => boolean,
): Hono {
  const routes = new Hono();
  const trusted = createMiddleware(async (c, next) => {
    if (!isBearer(c.req.header('authorization'), secret)) return c.body(null, 403);
    await next();
  });
  routes.post('/control/raise', trusted, (c) => c.json({ url: url() }));
  routes.post('/control/command', trusted, bodyLimit({ maxSize: MOST_COMMAND }), async (c) => {
    const launch = launchSchema.safeParse(await c.req.json().catch(() => null));
    if (!launch.success) return c.json(err({ code: 'request_invalid', detail: 'not a command' }), 400);
    const answer = await obey(launch.data, app);
    const unseen = answer.ok && launch.data.action === 'open-files' && !isHeard();
    return c.json(unseen ? ok({ url: url() }) : answer);
  });
  return routes;
}
