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
  /** Who speaks, in words for lists. */
  readonly name: string;
}

/** Opens whatever speaks: the voice on this computer (one engine, started at first use) or a Dify profile. */
export class Sources {
  readonly #settings: SettingsStore;
  readonly #profiles: Profiles;
  readonly #fetch: HttpFetch;
  #onDevice: Promise<OnDeviceSource> | null = null;

  constructor(settings: SettingsStore, profiles: Profiles, fetch: HttpFetch) {
    this.#settings = settings;
    this.#profiles = profiles;
    this.#fetch = fetch;
  }

  /** Throws a Fault when the profile or its key is missing, or this computer has no such voice. */
  async open(profileId: string | null, voice: string | null | undefined): Promise<Speaker> {
    if (profileId === null) {
      const source = await this.#openOnDevice();
      const wanted = voice ?? this.#settings.current.preferences.onDevice.voice;
      const known = (await source.voices()).voices.some(({ id }) => id === wanted);
      if (!known) throw new Fault('voice_unknown', { voice: wanted });
      return { source, voice: wanted, name: 'This computer' };
    }
    const { profile, key } = await this.#profiles.withKey(profileId);
    const { createDifySource } = await import('../speech/dify/source.ts');
    return {
      source: createDifySource({ profile, key, fetch: this.#fetch }),
      voice: voice ?? profile.voice,
      name: profile.name,
    };
  }

  async close(): Promise<void> {
    await (await this.#onDevice)?.close();
  }

  #openOnDevice(): Promise<OnDeviceSource> {
    this.#onDevice ??= import('../speech/on-device/source.ts').then(({ createOnDeviceSource }) =>
      createOnDeviceSource({
        settings: () => this.#settings.current.preferences.onDevice,
        defaultVoice: () => this.#settings.current.preferences.onDevice.voice,
      }),
    );
    return this.#onDevice;
  }
}
