import { Fault } from '../fault.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import type { Look } from '../speech/dify/app-kind.ts';
import { SPEECH_TIMEOUTS } from '../speech/dify/client.ts';
import type { AppContext } from './context.ts';

/**
 * The way to a profile's app, opened afresh for each use, so that a changed key or address counts at once. Throws a
 * Fault: `profile_missing`, `key_missing`, `plain_http_refused`, `url_invalid`.
 */
export async function connectApp(
  { ports, profiles }: Pick<AppContext, 'ports' | 'profiles'>,
  profileId: string,
): Promise<Omit<Look, 'signal'>> {
  const { profile, key } = await profiles.withKey(profileId);
  if (key === '') throw new Fault('key_missing', { name: profile.name });
  const base = normalizeBase(profile.url, profile.allowPlainHttp);
  return { connection: { base, key, fetch: ports.fetch, timeouts: SPEECH_TIMEOUTS }, user: profile.user };
}
