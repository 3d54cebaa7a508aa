import type { Timeouts as Seconds } from '../../src-preload/contract/profile.ts';
import { Fault } from '../fault.ts';
import type { HttpFetch } from '../ports.ts';
import type { Profiles } from '../settings/profiles.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import type { Look } from '../speech/dify/app-kind.ts';
import { speechTimeouts, type Timeouts } from '../speech/dify/client.ts';

/** Milliseconds: Dify lets no app run longer (APP_MAX_EXECUTION_TIME). */
const LONGEST_ANSWER = 1_200_000;

/** Milliseconds: an app that is busy with an answer sends a ping every 10 s, so less would end what is well. */
const LEAST_SILENCE = 12_000;

/** What a profile sets, in seconds, for an answer that is written while it is read. */
function answerTimeouts(seconds: Seconds): Timeouts {
  const { connect, firstByte, stall } = speechTimeouts(seconds);
  return {
    ...(connect !== undefined && { connect }),
    firstByte: Math.max(LEAST_SILENCE, firstByte),
    stall: Math.max(LEAST_SILENCE, stall),
    whole: LONGEST_ANSWER,
  };
}

interface Parts {
  readonly profiles: Profiles;
  readonly ports: { readonly fetch: HttpFetch };
}

/**
 * The way to a profile's app, opened afresh for each use, so that a changed key or address counts at once. Throws a
 * Fault: `profile_missing`, `key_missing`, `plain_http_refused`, `url_invalid`.
 */
export async function connectApp(
  { ports: { fetch }, profiles }: Parts,
  profileId: string,
  timeouts: (seconds: Seconds) => Timeouts = answerTimeouts,
): Promise<Omit<Look, 'signal'>> {
  const { profile, key } = await profiles.withKey(profileId);
  if (key === '') throw new Fault('key_missing', { name: profile.name });
  const base = normalizeBase(profile.url, profile.allowPlainHttp);
  return { connection: { base, key, fetch, timeouts: timeouts(profile.timeouts) }, user: profile.user };
}
