import { randomUUID } from 'node:crypto';
import {
  defaultTimeouts,
  type Profile,
  type ProfileDraft,
  type ProfileView,
} from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import type { SecretStore } from '../ports.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import type { SettingsStore } from './store.ts';

/** The Dify profiles: what the settings file holds of them, and their keys in the secret store. */
export class Profiles {
  readonly #settings: SettingsStore;
  readonly #secrets: SecretStore;

  constructor(settings: SettingsStore, secrets: SecretStore) {
    this.#settings = settings;
    this.#secrets = secrets;
  }

  async list(): Promise<ProfileView[]> {
    return Promise.all(this.#settings.current.profiles.map((profile) => this.#view(profile)));
  }

  /** By id, or by name as the terminal gives it. Throws a Fault `profile_missing`. */
  find(idOrName: string): Profile {
    const profiles = this.#settings.current.profiles;
    const found =
      profiles.find((profile) => profile.id === idOrName) ??
      profiles.find((profile) => profile.name === idOrName);
    if (!found) throw new Fault('profile_missing', { name: idOrName });
    return found;
  }

  /** Adds a profile, or changes the one whose id the draft names. A key in it goes to the secret store first. */
  async save(draft: ProfileDraft): Promise<ProfileView> {
    const before = draft.id === undefined ? undefined : this.find(draft.id);
    const profile = complete(draft, before);
    const taken = this.#settings.current.profiles.some(
      (other) => other.name === profile.name && other.id !== profile.id,
    );
    if (taken) throw new Fault('profile_exists', { name: profile.name });
    if (draft.key) await this.#secrets.write(profile.id, draft.key);
    else if (before) await this.#guardKey(before, profile);
    await this.#settings.update((settings) => {
      const at = settings.profiles.findIndex((other) => other.id === profile.id);
      if (at < 0) settings.profiles.push(profile);
      else settings.profiles[at] = profile;
      return settings;
    });
    return this.#view(profile);
  }

  async remove(idOrName: string): Promise<void> {
    const { id } = this.find(idOrName);
    await this.#secrets.remove(id);
    await this.#settings.update((settings) => {
      settings.profiles = settings.profiles.filter((profile) => profile.id !== id);
      if (settings.preferences.activeProfile === id) settings.preferences.activeProfile = null;
      return settings;
    });
  }

  /** For the one who speaks through it; throws a Fault `key_missing`. */
  async withKey(idOrName: string): Promise<{ profile: Profile; key: string }> {
    const profile = this.find(idOrName);
    const key = await this.#secrets.read(profile.id);
    if (!key) throw new Fault('key_missing', { name: profile.name });
    return { profile, key };
  }

  /** What a test connects with: the draft, and for a key that was not typed again the stored one. */
  async forTest(draft: ProfileDraft): Promise<{ profile: Profile; key: string }> {
    const before = draft.id === undefined ? undefined : this.find(draft.id);
    const profile = complete(draft, before);
    if (before && !draft.key) await this.#guardKey(before, profile);
    const key = draft.key || (before ? await this.#secrets.read(before.id) : null);
    if (!key) throw new Fault('key_missing', { name: profile.name });
    return { profile, key };
  }

  /** A stored key is only ever sent to the server it was typed for: another origin asks for it anew. */
  async #guardKey(before: Profile, after: Profile): Promise<void> {
    if (new URL(before.url).origin === new URL(after.url).origin) return;
    if ((await this.#secrets.status(before.id)) !== 'none') throw new Fault('key_needed_again');
  }

  async #view(profile: Profile): Promise<ProfileView> {
    return { ...profile, key: await this.#secrets.status(profile.id) };
  }
}

/** A whole profile from what a person typed; `user` is made once, so that Dify sees one stable end user. */
function complete(draft: ProfileDraft, before: Profile | undefined): Profile {
  const allowPlainHttp = draft.allowPlainHttp ?? before?.allowPlainHttp ?? false;
  return {
    id: before?.id ?? randomUUID(),
    name: draft.name,
    url: normalizeBase(draft.url, allowPlainHttp),
    user: draft.user || before?.user || `voicetray-${randomUUID().slice(0, 8)}`,
    voice: draft.voice === undefined ? (before?.voice ?? null) : draft.voice,
    allowPlainHttp,
    timeouts: draft.timeouts ?? before?.timeouts ?? defaultTimeouts,
  };
}
