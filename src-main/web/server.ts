import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../app.ts';
import { toAppError } from '../fault.ts';
import type { Log } from '../ports.ts';
import { audio } from './audio.ts';
import { calls } from './calls.ts';
import { control } from './control.ts';
import { events } from './events.ts';
import { guard } from './guard.ts';
import { cacheRules, guardedHeaders } from './headers.ts';
import { saved } from './saved.ts';
import { Sessions } from './session.ts';
import { uploads } from './uploads.ts';

export interface WebHostOptions {
  readonly app: Pick<
    App,
    | 'handlers'
    | 'subscribe'
    | 'audio'
    | 'download'
    | 'players'
    | 'starting'
    | 'upload'
    | 'command'
    | 'openFiles'
  >;
  /** Folder of the built page. */
  readonly assets: string;
  /** Absent: any free one. */
  readonly port?: number;
  /** Whoever knows it (a second start) may ask for a new address. */
  readonly controlToken?: string;
  readonly log: Log;
}

export interface WebHost {
  readonly port: number;
  /** A new address of the page, good for signing in once. */
  url(): string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Serves the page, its calls, events and sound on this computer alone. Rejects with the system's error when it cannot listen. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const closing = new AbortController();
  const server = createAdaptorServer({
    fetch: (request, env) => routes.fetch(request, env),
    hostname: LOOPBACK,
    // The process's own fetch, which carries keys, stays as Node made it.
    overrideGlobalObjects: false,
  }) as Server;
  const port = await listen(server, options.port ?? 0);
  const sessions = new Sessions(port);
  const url = (): string => `http://${LOOPBACK}:${port}/?token=${sessions.issueToken()}`;
  const routes = createRoutes(options, sessions, url, closing.signal);
  return {
    port,
    url,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createRoutes(
  { app, assets, controlToken, log }: WebHostOptions,
  sessions: Sessions,
  url: () => string,
  closing: AbortSignal,
): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.use(cacheRules, guardedHeaders, guard);
  const pages = events(app, closing);
  routes.route('/', control(app, controlToken, url, pages.isHeard));
  routes.use(sessions.exchange, sessions.required);
  routes.route('/', calls(app.handlers));
  routes.route('/', pages.routes);
  routes.route('/', audio(app, log));
  routes.route('/', saved(app));
  routes.route('/', uploads(app));
  routes.get('/mini', serveStatic({ root: assets, path: 'mini.html' }));
  routes.get('*', serveStatic({ root: assets }));
  routes.onError((thrown, c) => {
    const error = toAppError(thrown);
    log(`web: ${error.code} ${error.detail ?? ''}`);
    return c.json({ ok: false, error }, 500);
  });
  return routes;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
