import { Fault } from '../fault.ts';
import { KeyRing } from '../server/key-ring.ts';
import { type SpeechServer, startSpeechServer } from '../server/server.ts';
import { folders } from '../settings/paths.ts';
import { printable, UsageError } from './exit.ts';
import type { Setup } from './setup.ts';
import { openSpeaker, type OpenSpeaker, type SpeakerOptions } from './speaker.ts';
import { print } from './stdout.ts';

export interface ServeOptions extends Pick<SpeakerOptions, 'profile' | 'onDevice' | 'voice'> {
  /** 0: any free one. */
  readonly port?: number;
  readonly atOnce?: number;
}

/** `voicetray serve`: answers as a Dify app that speaks, until it is stopped. */
export async function serve(
  options: ServeOptions,
  version: string,
  setup: Setup,
  signal: AbortSignal,
): Promise<void> {
  const { server: chosen } = setup.settings.current.preferences;
  const speaker = await openSpeaker(setup, options);
  const keys = new KeyRing(folders().data);
  let server: SpeechServer | undefined;
  try {
    await checkVoice(speaker);
    server = await startSpeechServer({
      port: options.port ?? chosen.port,
      atOnce: () => options.atOnce ?? chosen.atOnce,
      narrator: () => Promise.resolve(speaker),
      pauses: () => setup.settings.current.preferences.pauses,
      keys,
      version,
      log: (line) => process.stderr.write(`${new Date().toISOString()} ${printable(line)}\n`),
    });
    await refuseLoop(server, speaker, setup);
    await print(printable(`Address  ${server.url}`));
    await print(printable(`Voice    ${speaker.name}${speaker.voice === null ? '' : `, ${speaker.voice}`}`));
    await tellKeys(keys);
    await ended(signal);
  } finally {
    await server?.close();
    await speaker.close();
  }
}

/** Here is somebody who can choose another one; later there are only programs. */
async function checkVoice({ source, profileId, voice }: OpenSpeaker): Promise<void> {
  if (profileId !== null || voice === null) return;
  const { voices } = await source.voices();
  if (!voices.some(({ id }) => id === voice)) throw new Fault('voice_unknown', { voice });
}

/** A server that asks itself would answer nothing until its turns are used up. */
async function refuseLoop(server: SpeechServer, { profileId }: OpenSpeaker, setup: Setup): Promise<void> {
  const profile = (await setup.profiles.list()).find(({ id }) => id === profileId);
  if (!profile || !pointsTo(profile.url, server.port)) return;
  throw new UsageError(
    `The profile “${profile.name}” points to this very server, which would only ask itself. ` +
      'Choose another one with --profile, or add --on-device.',
  );
}

function pointsTo(url: string, port: number): boolean {
  const { hostname, port: given, protocol } = new URL(url);
  const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return here && Number(given || (protocol === 'https:' ? 443 : 80)) === port;
}

async function tellKeys(keys: KeyRing): Promise<void> {
  const known = await keys.list();
  if (known.length > 0) {
    await print(printable(`Keys     ${known.map(({ name }) => name).join(', ')}`));
    return;
  }
  const { key, name } = await keys.make('first');
  await print(`Key      ${key}`);
  await print(`It is called “${name}” and shown only this once.`);
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
