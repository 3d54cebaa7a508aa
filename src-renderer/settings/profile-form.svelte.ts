import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { ProfileDraft, ProfileReport, ProfileView } from '../../src-preload/contract/model.ts';
import { leavesInPlain } from './plain-http.ts';

/** What a person fills in for a profile, tests and saves. The key is dropped as soon as it is handed over for good. */
export class ProfileForm {
  readonly #bridge: Bridge;
  /** The profile that is edited; null for a new one. */
  readonly profile: ProfileView | null;

  name = $state('');
  url = $state('');
  key = $state('');
  user = $state('');
  voice = $state('');
  allowPlainHttp = $state(false);

  busy = $state<'testing' | 'saving' | 'removing' | null>(null);
  error = $state.raw<AppError | null>(null);
  report = $state.raw<ProfileReport | null>(null);

  constructor(bridge: Bridge, profile: ProfileView | null) {
    this.#bridge = bridge;
    this.profile = profile;
    if (!profile) return;
    this.name = profile.name;
    this.url = profile.url;
    this.user = profile.user;
    this.voice = profile.voice ?? '';
    this.allowPlainHttp = profile.allowPlainHttp;
  }

  /** The address is not encrypted and not of this machine, so it takes a yes of its own. */
  get needsConsent(): boolean {
    return leavesInPlain(this.url) || this.error?.code === 'plain_http_refused';
  }

  /** Asks the server; the address is completed when that is what was missing. */
  async test(): Promise<void> {
    if (this.busy) return;
    this.#begin('testing');
    const answer = await this.#bridge.testProfile(this.#draft());
    this.busy = null;
    if (!answer.ok) this.error = answer.error;
    else {
      this.report = answer.value;
      this.url = answer.value.url;
      if (this.name.trim() === '') this.name = (answer.value.appName ?? '').slice(0, 80);
    }
  }

  /** The saved profile, or null when it could not be saved: then all that was typed stays. */
  async save(): Promise<ProfileView | null> {
    if (this.busy) return null;
    this.#begin('saving');
    const answer = await this.#bridge.saveProfile(this.#draft());
    this.busy = null;
    if (!answer.ok) {
      this.error = answer.error;
      return null;
    }
    this.key = '';
    return answer.value;
  }

  /** True when the profile is gone. */
  async remove(): Promise<boolean> {
    if (this.busy || !this.profile) return false;
    this.#begin('removing');
    const answer = await this.#bridge.removeProfile({ id: this.profile.id });
    this.busy = null;
    if (!answer.ok) this.error = answer.error;
    return answer.ok;
  }

  #begin(what: 'testing' | 'saving' | 'removing'): void {
    this.busy = what;
    this.error = null;
    this.report = null;
  }

  #draft(): ProfileDraft {
    const [key, user, voice] = [this.key.trim(), this.user.trim(), this.voice.trim()];
    return {
      ...(this.profile && { id: this.profile.id }),
      name: this.name.trim() || hostOf(this.url),
      url: this.url.trim(),
      voice: voice === '' ? null : voice,
      allowPlainHttp: this.allowPlainHttp && leavesInPlain(this.url),
      ...(user !== '' && { user }),
      ...(key !== '' && { key }),
    };
  }
}

/** A name for a profile that was given none. */
function hostOf(url: string): string {
  try {
    return new URL(url.trim()).hostname.slice(0, 80) || 'Dify';
  } catch {
    return 'Dify';
  }
}
