import { Fault } from '../fault.ts';
import type { Identify } from '../narration/keeper.ts';
import { systemPatience } from '../narration/retry.ts';
import type { HttpFetch, Patience } from '../ports.ts';
import type { Profiles } from '../settings/profiles.ts';
import type { SettingsStore } from '../settings/store.ts';
import { Gate } from '../speech/dify/gate.ts';
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
  /** The same, in all that the sound depends on. Rejects with a Fault. */
  readonly identify: Identify;
}

export interface SourcesOptions {
  readonly settings: SettingsStore;
  readonly profiles: Profiles;
  readonly fetch: HttpFetch;
  /** Stands in for the rate in the settings. */
  readonly rate?: number | undefined;
  readonly patience?: Patience | undefined;
  /** A profile has spoken to the good end of a piece; in this voice, or (null) in its app's own. */
  readonly onSpoke?: (profileId: string, voice: string | null) => void;
}

/** Opens whatever speaks: the voice on this computer (one engine, started at first use) or a Dify profile. */
export class Sources {
  readonly #options: SourcesOptions;
  readonly #gates = new Map<string, Gate>();
  #onDevice: Promise<OnDeviceSource> | null = null;

  constructor(options: SourcesOptions) {
    this.#options = options;
  }

  /** What all who speak through a profile share, by its id. */
  gate(profileId: string): Gate {
    const known = this.#gates.get(profileId);
    if (known) return known;
    const { patience = systemPatience } = this.#options;
    const gate = new Gate({ knock: (signal) => this.#knock(profileId, signal), patience });
    this.#gates.set(profileId, gate);
    return gate;
  }

  /**
   * By a profile's id or name. Throws a Fault when the profile or its key is missing. The voice is not looked at:
   * somebody who is to choose another one needs the list.
   */
  async open(profileName: string | null, voice: string | null | undefined): Promise<Speaker> {
    if (profileName === null) {
      const wanted = voice ?? this.#options.settings.current.preferences.onDevice.voice;
      return {
        ...{ source: await this.#openOnDevice(), voice: wanted, profileId: null, name: 'This computer' },
        identify: this.#identify(null, wanted),
      };
    }
    const { profiles, fetch, onSpoke } = this.#options;
    const { profile } = await profiles.withKey(profileName);
    const { createDifySource } = await import('../speech/dify/source.ts');
    return {
      source: createDifySource({
        open: () => profiles.withKey(profile.id),
        fetch,
        gate: this.gate(profile.id),
        onSpoke: (spoken) => onSpoke?.(profile.id, spoken),
      }),
      voice: voice ?? profile.voice,
      profileId: profile.id,
      name: profile.name,
      identify: this.#identify(profile.id, voice ?? null),
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

  /**
   * What tells one speaker's sound from another's, by his profile as it is when he is asked. Two profiles that lead to
   * one app by one key are one speaker. A voice of null is the app's own, whichever that is.
   */
  #identify(profileId: string | null, voice: string | null): Identify {
    return async (language) => {
      if (profileId === null) {
        const { onDevice, languages } = this.#options.settings.current.preferences;
        const { rate, pitch } = onDevice;
        const spoken = languages.detect ? (language ?? null) : null;
        const chosen = spoken === null ? null : (languages.voices[spoken.split('-')[0] ?? spoken] ?? null);
        const manner = [this.#options.rate ?? rate, pitch, spoken, chosen];
        return { parts: ['espeak', voice ?? onDevice.voice, ...manner], key: null };
      }
      const { profile, key } = await this.#options.profiles.withKey(profileId);
      const { normalizeBase } = await import('../speech/dify/address.ts');
      const base = normalizeBase(profile.url, profile.allowPlainHttp);
      return { parts: ['dify', base, voice ?? profile.voice], key };
    };
  }

  async close(): Promise<void> {
    for (const gate of this.#gates.values()) gate.close();
    await (await this.#onDevice)?.close();
  }

  /** One look whether a profile's server is there, without its key. Rejects with a Fault. */
  async #knock(profileId: string, signal: AbortSignal): Promise<void> {
    const { profiles, fetch } = this.#options;
    const { url, allowPlainHttp, timeouts } = profiles.find(profileId);
    const [{ factsTimeouts, readWelcome }, { normalizeBase }] = await Promise.all([
      import('../speech/dify/facts.ts'),
      import('../speech/dify/address.ts'),
    ]);
    const base = normalizeBase(url, allowPlainHttp);
    await readWelcome({ base, key: '', fetch, timeouts: factsTimeouts(timeouts) }, signal);
  }

  #openOnDevice(): Promise<OnDeviceSource> {
    this.#onDevice ??= import('../speech/on-device/source.ts').then(({ createOnDeviceSource }) =>
      createOnDeviceSource({
        settings: () => {
          const { rate, pitch } = this.#options.settings.current.preferences.onDevice;
          return { rate: this.#options.rate ?? rate, pitch };
        },
        defaultVoice: () => this.#options.settings.current.preferences.onDevice.voice,
        languages: () => this.#options.settings.current.preferences.languages,
      }),
    );
    return this.#onDevice;
  }
}
