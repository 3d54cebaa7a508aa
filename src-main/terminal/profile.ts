import { isDeepStrictEqual } from 'node:util';
import {
  defaultTimeouts,
  type KeyStatus,
  type ProfileDraft,
  profileDraftSchema,
  type ProfileReport,
} from '../../src-preload/contract/profile.ts';
import { Fault } from '../fault.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import { printable, UsageError } from './exit.ts';
import { readKey } from './key.ts';
import type { Setup } from './setup.ts';
import { print } from './stdout.ts';

export interface AddOptions {
  readonly url: string;
  readonly user?: string;
  readonly voice?: string;
  readonly allowHttp?: boolean;
  /** Seconds, as the other two. */
  readonly connectTimeout?: number;
  readonly firstSoundTimeout?: number;
  readonly stallTimeout?: number;
}

const keyWords: Readonly<Record<KeyStatus, string>> = {
  keyring: 'in the keyring',
  obfuscated: 'on this computer, not protected',
  file: 'in a file that only you can read',
  environment: 'from VOICETRAY_KEY',
  memory: 'for this run',
  unreadable: 'cannot be read',
  none: 'missing',
};

/** `voicetray profile add`: keeps a profile and, apart from it, its key. */
export async function addProfile(
  name: string,
  options: AddOptions,
  { profiles, environmentKey }: Setup,
  signal: AbortSignal,
): Promise<void> {
  const { url, user, voice } = options;
  const draft = {
    name: name.trim(),
    url,
    voice: voice ?? null,
    allowPlainHttp: options.allowHttp === true,
    timeouts: {
      connect: options.connectTimeout ?? defaultTimeouts.connect,
      firstByte: options.firstSoundTimeout ?? defaultTimeouts.firstByte,
      stall: options.stallTimeout ?? defaultTimeouts.stall,
    },
    ...(user === undefined ? {} : { user }),
  };
  await checkBeforeKey(draft, profiles);
  const key = await readKey(environmentKey, signal);
  const saved = await profiles.save({ ...draft, key });
  const from = environmentKey ? ', from VOICETRAY_KEY,' : '';
  await print(printable(`Kept “${saved.name}” (${saved.url}); its key${from} is ${keyWords[saved.key]}.`));
  await print(printable(`Try it: voicetray profile test ${quoted(saved.name)}`));
}

/** Nobody should type a key for a profile that cannot be kept. */
async function checkBeforeKey(draft: ProfileDraft, profiles: Setup['profiles']): Promise<void> {
  const read = profileDraftSchema.safeParse(draft);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? 'name');
    throw new UsageError(`The ${field} of the profile is empty or too long.`);
  }
  const { name, url, allowPlainHttp = false } = read.data;
  if (/\p{Cc}/u.test(name)) {
    throw new UsageError('The name of the profile has a character that cannot be shown. Leave it out.');
  }
  normalizeBase(url, allowPlainHttp);
  const names = (await profiles.list()).map((profile) => profile.name);
  if (names.includes(name)) throw new Fault('profile_exists', { name });
}

/** `voicetray profile list`: who can speak, and a star before who does. */
export async function listProfiles({ profiles, settings }: Setup): Promise<void> {
  const all = await profiles.list();
  if (all.length === 0) {
    await print('There are no profiles yet. Add one with: voicetray profile add NAME --url URL');
    return;
  }
  const active = all.find(({ id }) => id === settings.current.preferences.activeProfile);
  for (const profile of all) {
    const { name, url, voice, key, timeouts } = profile;
    const speaks = voice === null ? '' : `, voice ${voice}`;
    const waits = isDeepStrictEqual(timeouts, defaultTimeouts)
      ? ''
      : `, waits ${timeouts.connect}, ${timeouts.firstByte} and ${timeouts.stall} s`;
    await print(
      printable(`${profile === active ? '*' : ' '} ${name}  ${url}${speaks}, key ${keyWords[key]}${waits}`),
    );
  }
  if (!active) await print('* the voice on this computer');
}

/** `voicetray profile test`: asks the server what it is. A corrected address is kept. */
export async function testProfile(name: string, setup: Setup, signal: AbortSignal): Promise<void> {
  const { profile, key } = await setup.profiles.withKey(name);
  const { testProfile: probe } = await import('../speech/dify/probe.ts');
  const report = await probe({ ...profile, key, fetch: setup.fetch, signal });
  for (const line of reportLines(report)) await print(printable(line));
  if (!report.urlCorrected) return;
  await setup.profiles.save({ id: profile.id, name: profile.name, url: report.url });
  await print(printable(`The address was changed to ${report.url}.`));
}

/** `voicetray profile remove`: the key goes too. */
export async function removeProfile(name: string, { profiles }: Setup): Promise<void> {
  await profiles.remove(name);
  await print(printable(`Removed “${name}” and its key.`));
}

function reportLines({
  url,
  appName,
  appMode,
  serverVersion,
  speech,
  defaultVoice,
}: ProfileReport): string[] {
  return [
    `Address  ${url}`,
    `App      ${appName ?? 'unnamed'}${appMode === null ? '' : ` (${appMode})`}`,
    `Server   ${serverVersion === null ? 'Dify' : `Dify ${serverVersion}`}`,
    `Speech   ${speech === 'unknown' ? 'not told' : speech}`,
    `Voice    ${defaultVoice ?? 'the model’s own'}`,
  ];
}

/** As a shell and this command take it: a name that looks like an option comes behind `--`. */
const quoted = (name: string): string => (/^-/.test(name) ? `-- ${inShell(name)}` : inShell(name));

const inShell = (name: string): string =>
  /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
