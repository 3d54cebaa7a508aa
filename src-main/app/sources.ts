import { Fault } from '../fault.ts';
import type { HttpFetch } from '../ports.ts';
import type { Profiles } from '../settings/profiles.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { createOnDeviceSource } from '../speech/on-device/source.ts';
import type { VoiceSource } from '../speech/voice-source.ts';

type OnDeviceSource = ReturnType<typeof createOnDeviceSource>;

export interface Speaker {
  readonly source: VoiceSource;
  /** The voice to ask the source for; null is the Dify app's own default. */
  readonly voice: string | null;
  /** Null: the voice on this computer. */
  readonly profileId: string | null;
  /** Who speaks, in words for lists. */
  readonly name: string;
}

/** Opens whatever speaks: the voice on this computer (one engine, started at first use) or a Dify profile. */
export class Sources {
  readonly #settings: SettingsStore;
  readonly #profiles: Profiles;
  readonly #fetch: HttpFetch;
  readonly #rate: number | undefined;
  #onDevice: Promise<OnDeviceSource> | null = null;

  /** `rate` stands in for the one in the settings. */
  constructor(settings: SettingsStore, profiles: Profiles, fetch: HttpFetch, rate?: number) {
    this.#settings = settings;
    this.#profiles = profiles;
    this.#fetch = fetch;
    this.#rate = rate;
  }

  /**
   * By a profile's id or name. Throws a Fault when the profile or its key is missing. The voice is not looked at:
   * somebody who is to choose another one needs the list.
   */
  async open(profileName: string | null, voice: string | null | undefined): Promise<Speaker> {
    if (profileName === null) {
      const wanted = voice ?? this.#settings.current.preferences.onDevice.voice;
      return { source: await this.#openOnDevice(), voice: wanted, profileId: null, name: 'This computer' };
    }
    const { profile, key } = await this.#profiles.withKey(profileName);
    const { createDifySource } = await import('../speech/dify/source.ts');
    return {
      source: createDifySource({ profile, key, fetch: this.#fetch }),
      voice: voice ?? profile.voice,
      profileId: profile.id,
      name: profile.name,
    };
  }

  /** The same, for speaking: throws a Fault `voice_unknown` when this computer has no such voice. */
  async openToSpeak(profileName: string | null, voice: string | null | undefined): Promise<Speaker> {
    const speaker = await this.open(profileName, voice);
    if (speaker.profileId !== null || speaker.voice === null) return speaker;
    const known = (await speaker.source.voices()).voices.some(({ id }) => id === speaker.voice);
    if (!known) throw new Fault('voice_unknown', { voice: speaker.voice });
    return speaker;
  }

  async close(): Promise<void> {
    await (await this.#onDevice)?.close();
  }

  #openOnDevice(): Promise<OnDeviceSource> {
    this.#onDevice ??= import('../speech/on-device/source.ts').then(({ createOnDeviceSource }) =>
      createOnDeviceSource({
        settings: () => {
          const { rate, pitch } = this.#settings.current.preferences.onDevice;
          return { rate: this.#rate ?? rate, pitch };
        },
        defaultVoice: () => this.#settings.current.preferences.onDevice.voice,
      }),
    );
    return this.#onDevice;
  }
}
