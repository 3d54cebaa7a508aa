import type { VoiceSource } from '../speech/voice-source.ts';
import { UsageError } from './exit.ts';
import type { Setup } from './setup.ts';

/** Who speaks, and with which voice. */
export interface Speaker {
  readonly source: VoiceSource;
  /** Null: the source's own. */
  readonly voice: string | null;
  /** Null: the voice on this computer. */
  readonly profileId: string | null;
  readonly name: string;
  close(): Promise<void>;
}

export interface SpeakerOptions {
  readonly voice?: string | undefined;
  /** Name or id. */
  readonly profile?: string | undefined;
  readonly onDevice?: boolean | undefined;
  /** 1 is the usual speed. */
  readonly rate?: number | undefined;
}

/** The profile asked for, else the one that is set to speak, else the voice on this computer. */
export async function openSpeaker(setup: Setup, options: SpeakerOptions): Promise<Speaker> {
  const { preferences } = setup.settings.current;
  if (options.onDevice && options.profile !== undefined) {
    throw new UsageError('Give either --profile or --on-device, not both.');
  }
  const wanted = options.onDevice ? null : (options.profile ?? preferences.activeProfile);
  if (wanted !== null) {
    if (options.rate !== undefined) {
      throw new UsageError(
        '--rate works with the voice on this computer. A Dify app has a speed of its own.',
      );
    }
    const { profile, key } = await setup.profiles.withKey(wanted);
    const { createDifySource } = await import('../speech/dify/source.ts');
    return {
      source: createDifySource({ profile, key, fetch: setup.fetch }),
      voice: options.voice ?? profile.voice,
      profileId: profile.id,
      name: profile.name,
      close: () => Promise.resolve(),
    };
  }
  const { rate, pitch, voice } = preferences.onDevice;
  const { createOnDeviceSource } = await import('../speech/on-device/source.ts');
  const source = createOnDeviceSource({
    settings: () => ({ rate: options.rate ?? rate, pitch }),
    defaultVoice: () => voice,
  });
  return {
    source,
    voice: options.voice ?? null,
    profileId: null,
    name: 'This computer',
    close: () => source.close(),
  };
}
