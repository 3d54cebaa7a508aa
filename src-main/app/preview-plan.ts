import { createHash } from 'node:crypto';
import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import { factsTimeouts, readParameters } from '../speech/dify/facts.ts';
import { languagesOfVoice } from '../speech/dify/voices.ts';
import { previewLanguage, previewPhrase } from '../speech/preview-phrases.ts';
import type { VoiceSource } from '../speech/voice-source.ts';
import type { AppContext } from './context.ts';

/** The voice to hear (null: the app's own), and words of somebody's own to hear it say. */
type Asked = Pick<ParsedRequestOf<'previewVoice'>, 'voice' | 'words' | 'language'>;

type Context = Pick<AppContext, 'ports' | 'profiles' | 'sources'>;

/** What a voice is to say, through what, and what is known before it does. */
export interface PreviewPlan {
  readonly source: VoiceSource;
  /** Null: the app's own. */
  readonly voice: string | null;
  readonly phrase: string;
  /** Of the phrase, where it is not the voice's own. */
  readonly language?: string;
  /** Everything but voice and phrase that a sound depends on. */
  readonly scope: readonly unknown[];
  /** The voice that the app names as its default. */
  readonly appVoice: string | null;
  /** Whether the app's default can be heard, to tell whether the server knows the voice. */
  readonly comparable: boolean;
}

/** Where the sound of a plan's phrase by a voice (null: the app's default) is kept. Holds no key, only its digest. */
export function previewId({ scope, phrase, appVoice }: PreviewPlan, voice: string | null): string {
  const parts = [...scope, voice === null ? { default: appVoice } : voice, phrase];
  return digest(JSON.stringify(parts)).slice(0, 40);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A voice of this computer. */
export async function devicePreview({ ports, sources }: Context, asked: Asked): Promise<PreviewPlan> {
  const { source, voice } = await sources.openToSpeak(null, asked.voice);
  const { voices } = await source.voices();
  const spoken = voices.find(({ id }) => id === voice)?.language ?? '';
  const { onDevice, languages } = ports.settings.current.preferences;
  const { words, language } = asked;
  // Words of somebody's own are said by the voice of their language.
  const followed = words !== undefined && language !== undefined ? [language, languages] : [];
  return {
    ...{ source, voice, phrase: words ?? previewPhrase(spoken), appVoice: null, comparable: false },
    scope: ['device', onDevice.rate, onDevice.pitch, ...followed],
    ...(words !== undefined && language !== undefined && { language }),
  };
}

/**
 * A voice of a Dify app, in its own language or the app's. An app that does not tell about itself is heard in
 * English: if there is something wrong, its speech will say what.
 */
export async function difyPreview(
  context: Context,
  profileId: string,
  { voice, words }: Asked,
): Promise<PreviewPlan> {
  const { profile, key } = await context.profiles.withKey(profileId);
  const base = normalizeBase(profile.url, profile.allowPlainHttp);
  const connection = { base, key, fetch: context.ports.fetch, timeouts: factsTimeouts(profile.timeouts) };
  const facts = await readParameters(connection, profile.user).catch(() => null);
  const { enabled = null, voice: appVoice = null, language = null } = facts?.value.text_to_speech ?? {};
  const spoken = languagesOfVoice(voice ?? appVoice ?? '');
  return {
    source: await openBare(context, profile.id),
    ...{ voice, appVoice, phrase: words ?? previewPhrase(previewLanguage(spoken, language)) },
    scope: ['dify', base, digest(key)],
    // An app whose speech is off speaks with a voice that is named, and refuses its default.
    comparable:
      words === undefined && voice !== null && voice !== appVoice && facts !== null && enabled !== false,
  };
}

/** The profile without its chosen voice: where none is asked for, the app's own speaks. */
async function openBare({ ports, profiles, sources }: Context, profileId: string): Promise<VoiceSource> {
  const { createDifySource } = await import('../speech/dify/source.ts');
  return createDifySource({
    async open() {
      const { profile, key } = await profiles.withKey(profileId);
      return { profile: { ...profile, voice: null }, key };
    },
    fetch: ports.fetch,
    gate: sources.gate(profileId),
  });
}
