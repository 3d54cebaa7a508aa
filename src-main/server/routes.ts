import { type Context, type Handler, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { toAppError } from '../fault.ts';
import { accessLog } from './access-log.ts';
import { json, refuse } from './answer.ts';
import { bearer } from './bearer.ts';
import { apiVersion, info, meta, type Narrator, parameters, site, spokenBy, welcome } from './facts.ts';
import { refusalOf } from './fault-table.ts';
import { guard } from './guard.ts';
import type { KeyRing } from './key-ring.ts';
import { refusals } from './refusal.ts';
import type { ServerEnv } from './request-state.ts';
import { type SpeakingOptions, textToAudio } from './text-to-audio.ts';

export interface RouteOptions extends SpeakingOptions {
  readonly version: string;
  readonly keys: Pick<KeyRing, 'verify'>;
}

type Answer = (c: Context<ServerEnv>) => Response | Promise<Response>;

/** The API is there with and without `/v1`: an address typed without it works as well. */
const PREFIXES = ['/v1', ''];

/** Every answer of the server. Methods are looked at before the key, as Dify's servers do. */
export function createRoutes(options: RouteOptions): Hono<ServerEnv> {
  const { version, log, limits } = options;
  const routes = new Hono<ServerEnv>();
  routes.use(accessLog(log), headers(version), guard);

  const hello: Answer = (c) => json(c, 200, welcome(version));
  const told = (facts: (narrator: Narrator) => unknown): Answer => {
    return async (c) => json(c, 200, await facts(await options.narrator()));
  };
  const withKey = bearer(options.keys);
  const tooLarge = bodyLimit({
    maxSize: limits.body,
    onError: (c) => refuse(c as Context<ServerEnv>, refusals.bodyTooLarge(limits.body)),
  });
  for (const path of ['/', '/v1', '/v1/']) on('GET', path, hello);
  for (const prefix of PREFIXES) {
    on('POST', `${prefix}/text-to-audio`, withKey, tooLarge, textToAudio(options));
    on(
      'GET',
      `${prefix}/parameters`,
      withKey,
      told(async (narrator) => parameters(await spokenBy(narrator))),
    );
    on('GET', `${prefix}/info`, withKey, told(info));
    on(
      'GET',
      `${prefix}/site`,
      withKey,
      told(async (narrator) => site(await spokenBy(narrator))),
    );
    on('GET', `${prefix}/meta`, withKey, told(meta));
  }
  function on(
    method: 'GET' | 'POST',
    path: string,
    ...handlers: (MiddlewareHandler<ServerEnv> | Handler<ServerEnv>)[]
  ): void {
    routes.on(method, [path], ...handlers);
    routes.all(path, () => {
      throw refusals.methodNotAllowed(method === 'GET' ? 'GET, HEAD' : method);
    });
  }

  routes.notFound((c) => refuse(c, refusals.notFound()));
  routes.onError((thrown, c) => {
    const refusal = refusalOf(thrown);
    const { code, detail = '' } = toAppError(thrown);
    // Nobody hears the answer to a request that was given up.
    if (refusal.status >= 500 && code !== 'cancelled') log(`speech server: ${code} ${detail}`.trim());
    return refuse(c, refusal);
  });
  return routes;
}

/** On every answer of Dify's API, and nothing of it is for a cache. */
const headers =
  (version: string): MiddlewareHandler<ServerEnv> =>
  async (c, next) => {
    c.header('X-Version', apiVersion(version));
    c.header('X-Env', 'PRODUCTION');
    c.header('Cache-Control', 'no-store');
    await next();
  };
