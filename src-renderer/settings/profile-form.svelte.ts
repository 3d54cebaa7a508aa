import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { ProfileDraft, ProfileReport, ProfileView } from '../../src-preload/contract/profile.ts';
import { leavesInPlain } from './plain-http.ts';
import { TimeoutsForm } from './timeouts-form.svelte.ts';

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
  readonly timeouts: TimeoutsForm;
  /** It was tried to go on with a number that is wrong. */
  strict = $state(false);
  /** The further options are shown. */
  more = $state(false);

  busy = $state<'testing' | 'saving' | 'removing' | null>(null);
  /** What was tried last, for another try. */
  tried: 'testing' | 'saving' | 'removing' = 'testing';
  error = $state.raw<AppError | null>(null);
  report = $state.raw<ProfileReport | null>(null);

  constructor(bridge: Bridge, profile: ProfileView | null) {
    this.#bridge = bridge;
    this.profile = profile;
    this.timeouts = new TimeoutsForm(profile?.timeouts);
    if (!profile) return;
    this.name = profile.name;
    this.url = profile.url;
    this.user = profile.user;
    this.voice = profile.voice ?? '';
    this.allowPlainHttp = profile.allowPlainHttp;
    this.more = this.voice !== '' || !this.timeouts.isUsual;
  }

  /** The address is not encrypted and not of this machine, so it takes a yes of its own. */
  get needsConsent(): boolean {
    return leavesInPlain(this.url) || this.error?.code === 'plain_http_refused';
  }

  /** Asks the server; the address is completed when that is what was missing. */
  async test(): Promise<void> {
    const draft = this.#draft();
    if (this.busy || !draft) return;
    this.#begin('testing');
    const answer = await this.#bridge.testProfile(draft);
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
    const draft = this.#draft();
    if (this.busy || !draft) return null;
    this.#begin('saving');
    const answer = await this.#bridge.saveProfile(draft);
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
    this.tried = what;
    this.error = null;
    this.report = null;
  }

  /** Null while a number in it is wrong: the field tells. */
  #draft(): ProfileDraft | null {
    const timeouts = this.timeouts.value;
    this.strict = timeouts === null;
    if (!timeouts) {
      this.more = true;
      return null;
    }
    const [key, user, voice] = [this.key.trim(), this.user.trim(), this.voice.trim()];
    return {
      ...(this.profile && { id: this.profile.id }),
      name: this.name.trim() || hostOf(this.url),
      url: this.url.trim(),
      voice: voice === '' ? null : voice,
      allowPlainHttp: this.allowPlainHttp && leavesInPlain(this.url),
      timeouts,
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
