import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { defaultTimeouts, type ProfileReport, type Timeouts } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import type { HttpFetch } from '../../ports.ts';
import { normalizeBase } from './address.ts';
import type { Connection } from './client.ts';
import { factsTimeouts, readInfo, readParameters, readWelcome } from './facts.ts';

export interface ProbeOptions {
  readonly url: string;
  readonly key: string;
  readonly user: string;
  readonly allowPlainHttp: boolean;
  readonly fetch: HttpFetch;
  /** Seconds. */
  readonly timeouts?: Timeouts | undefined;
  readonly signal?: AbortSignal;
}

/** Codes that mean "somebody answered, but not as Dify": then `/v1` may be what is missing. */
const NOT_DIFY: readonly ErrorCode[] = [
  'url_not_dify',
  'login_page',
  'server_redirected',
  'server_unexpected',
  'server_refused',
  'key_refused',
  'app_off',
];

/**
 * Tests an address and a key: who answers there, which app the key opens, and whether it speaks. The key is sent
 * only to an address that has answered as Dify without it, or that ends in `/v1` as its API does. Rejects with a
 * Fault for whatever stands in the way.
 */
export async function testProfile(options: ProbeOptions): Promise<ProfileReport> {
  const { key, user, fetch, signal } = options;
  const timeouts = factsTimeouts(options.timeouts ?? defaultTimeouts);
  const typed = normalizeBase(options.url, options.allowPlainHttp);
  const found = await findApi({ base: typed, key, fetch, timeouts }, signal);
  const connection: Connection = { base: found.base, key, fetch, timeouts };
  const info = await readInfo(connection, signal).catch(absent(found.welcomed));
  const parameters = await readParameters(connection, user, signal);
  const speech = parameters.value.text_to_speech;
  return {
    url: found.base,
    urlCorrected: found.base !== typed,
    serverVersion: found.version ?? parameters.version,
    appName: info?.value.name ?? null,
    appMode: info?.value.mode ?? null,
    speech: speech.enabled === null ? 'unknown' : speech.enabled ? 'on' : 'off',
    defaultVoice: speech.voice,
    language: speech.language,
  };
}

interface FoundApi {
  readonly base: string;
  readonly version: string | null;
  /** The welcome of Dify was read there. */
  readonly welcomed: boolean;
}

/** The base that answers as Dify's API: the one typed, or that with `/v1`. */
async function findApi(connection: Connection, signal: AbortSignal | undefined): Promise<FoundApi> {
  const knock = async (base: string): Promise<FoundApi> => {
    const { value, version } = await readWelcome({ ...connection, base }, signal);
    return { base, version: value.server_version ?? version, welcomed: true };
  };
  const { base } = connection;
  try {
    return await knock(base);
  } catch (thrown) {
    if (!(thrown instanceof Fault) || !NOT_DIFY.includes(thrown.error.code)) throw thrown;
    if (!base.endsWith('/v1')) return knock(`${base}/v1`);
    if (['login_page', 'server_redirected'].includes(thrown.error.code)) throw thrown;
    // A proxy may pass the API's own paths and hide or guard its root: then the app's answers decide.
    return { base, version: null, welcomed: false };
  }
}

/** Servers before `/info` was added answer 404 there: no name then. */
const absent =
  (welcomed: boolean) =>
  (thrown: unknown): null => {
    if (welcomed && thrown instanceof Fault && thrown.error.code === 'url_not_dify') return null;
    throw thrown;
  };
