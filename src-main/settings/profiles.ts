import { randomUUID } from 'node:crypto';
import {
  defaultTimeouts,
  MAX_PROFILES,
  type Profile,
  type ProfileDraft,
  profileSchema,
  type ProfileView,
} from '../../src-preload/contract/profile.ts';
import { Fault } from '../fault.ts';
import type { SecretStore } from '../ports.ts';
import { normalizeBase } from '../speech/dify/address.ts';
import { freeName } from './free-name.ts';
import type { CarriedProfile } from './profile-file.ts';
import type { SettingsStore } from './store.ts';

/** The names of profiles of a file that were added and that were there already, and why others were left out. */
interface TakenIn {
  readonly added: string[];
  readonly known: string[];
  readonly skipped: Fault[];
}

/** The Dify profiles: what the settings file holds of them, and their keys in the secret store. */
export class Profiles {
  readonly #settings: SettingsStore;
  readonly #secrets: SecretStore;
  readonly #onUnreadable: () => void;
  /** Told already. */
  readonly #unreadable = new Set<string>();

  /** `onUnreadable`: a key that is kept was not given out, so that its status is another one now. */
  constructor(settings: SettingsStore, secrets: SecretStore, onUnreadable: () => void = () => undefined) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#onUnreadable = onUnreadable;
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
    // Before the key is touched, and again when it counts.
    refuse(this.#settings.current.profiles, profile);
    const keyBefore = draft.key ? await this.#ownKey(before) : null;
    if (draft.key) await this.#secrets.write(profile.id, draft.key);
    else if (before) await this.#guardKey(before, profile);
    try {
      await this.#settings.update((settings) => {
        refuse(settings.profiles, profile);
        const at = settings.profiles.findIndex((other) => other.id === profile.id);
        if (at < 0) settings.profiles.push(profile);
        else settings.profiles[at] = profile;
        return settings;
      });
    } catch (thrown) {
      // A key belongs to the profile it was typed for, and to its address: neither is kept without the other.
      if (draft.key) await this.#putBack(profile.id, keyBefore).catch(() => undefined);
      throw thrown;
    }
    return this.#view(profile);
  }

  /**
   * Adds profiles that came in a file, each with an id of its own, a free name and no key, and tells the names; one that
   * is there already is only named (`known`). What cannot be kept is left out; why, is told by `profile_left_out`,
   * `profile_left_out_plain` or `profiles_full`.
   */
  async addAll(found: readonly (CarriedProfile | Fault)[]): Promise<TakenIn> {
    const added: string[] = [];
    const known: string[] = [];
    const skipped: Fault[] = [];
    await this.#settings.update((settings) => {
      for (const carried of found) {
        if (!(carried instanceof Fault) && isThere(carried, settings.profiles)) {
          if (!known.includes(carried.name)) known.push(carried.name);
          continue;
        }
        const profile = carried instanceof Fault ? carried : takeIn(carried, settings.profiles);
        if (profile instanceof Fault) skipped.push(profile);
        else {
          settings.profiles.push(profile);
          added.push(profile.name);
        }
      }
      return settings;
    });
    return { added, known, skipped };
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

  /** For the one who speaks through it; throws a Fault `key_missing` or `key_unreadable`. */
  async withKey(idOrName: string): Promise<{ profile: Profile; key: string }> {
    const profile = this.find(idOrName);
    return { profile, key: await this.#keyOf(profile) };
  }

  /** What a test connects with: the draft, and for a key that was not typed again the stored one. */
  async forTest(draft: ProfileDraft): Promise<{ profile: Profile; key: string }> {
    const before = draft.id === undefined ? undefined : this.find(draft.id);
    const profile = complete(draft, before);
    if (before && !draft.key) await this.#guardKey(before, profile);
    if (!draft.key && !before) throw new Fault('key_missing', { name: profile.name });
    return { profile, key: draft.key || (await this.#keyOf(profile)) };
  }

  async #keyOf({ id, name }: Profile): Promise<string> {
    const key = await this.#secrets.read(id);
    if (key) {
      this.#unreadable.delete(id);
      return key;
    }
    const isKept = (await this.#secrets.status(id)) === 'unreadable';
    // Once: who hears of it may ask for the key again.
    if (isKept && !this.#unreadable.has(id)) {
      this.#unreadable.add(id);
      this.#onUnreadable();
    }
    throw new Fault(isKept ? 'key_unreadable' : 'key_missing', { name });
  }

  /** The key that is stored for a profile itself; null where there is none, or none that can be read. */
  async #ownKey(profile: Profile | undefined): Promise<string | null> {
    if (!profile || ['none', 'environment'].includes(await this.#secrets.status(profile.id))) return null;
    // A locked keyring must not keep anybody from entering a key anew.
    return this.#secrets.read(profile.id).catch(() => null);
  }

  async #putBack(profileId: string, key: string | null): Promise<void> {
    if (key === null) await this.#secrets.remove(profileId);
    else await this.#secrets.write(profileId, key);
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

/** One of the same name (or numbered for want of it), address and user; a file without a user means whichever is there. */
const isThere = ({ name, url, user }: CarriedProfile, known: readonly Profile[]): boolean =>
  known.some(
    (other) =>
      (other.name === name || other.name.replace(/ \d+$/, '') === name) &&
      other.url === url &&
      (user === undefined || other.user === user),
  );

function takeIn(carried: CarriedProfile, known: readonly Profile[]): Profile | Fault {
  const { name } = carried;
  if (known.length >= MAX_PROFILES) return new Fault('profiles_full', { name, most: MAX_PROFILES });
  const free = freeName(name, new Set(known.map((other) => other.name)));
  try {
    return complete({ ...carried, name: free, allowPlainHttp: false }, undefined);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const plain = thrown.error.code === 'plain_http_refused';
    return new Fault(plain ? 'profile_left_out_plain' : 'profile_left_out', { name }, thrown.message);
  }
}

/** Throws a Fault `profile_exists` or `profiles_full`. */
function refuse(known: readonly Profile[], { id, name }: Profile): void {
  if (known.some((other) => other.name === name && other.id !== id))
    throw new Fault('profile_exists', { name });
  if (known.length >= MAX_PROFILES && !known.some((other) => other.id === id))
    throw new Fault('profiles_full', { name, most: MAX_PROFILES });
}

/** A whole profile from what a person typed; `user` is made once, so that Dify sees one stable end user. */
function complete(draft: ProfileDraft, before: Profile | undefined): Profile {
  const allowPlainHttp = draft.allowPlainHttp ?? before?.allowPlainHttp ?? false;
  const url = normalizeBase(draft.url, allowPlainHttp);
  // Letters that a web address has to spell out can make it longer than it was typed.
  if (!profileSchema.shape.url.safeParse(url).success) throw new Fault('url_invalid');
  return {
    id: before?.id ?? randomUUID(),
    name: draft.name,
    url,
    user: draft.user || before?.user || `voicetray-${randomUUID().slice(0, 8)}`,
    voice: draft.voice === undefined ? (before?.voice ?? null) : draft.voice,
    allowPlainHttp,
    timeouts: draft.timeouts ?? before?.timeouts ?? defaultTimeouts,
  };
}
