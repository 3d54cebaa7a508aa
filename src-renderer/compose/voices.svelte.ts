import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Voice } from '../../src-preload/contract/model.ts';

/** The voices of the one who speaks: this computer's list, or what a Dify app tells of its default. */
export class Voices {
  readonly #bridge: Bridge;
  #shown: string | null | undefined;

  list = $state.raw<readonly Voice[]>([]);
  /** The voice that speaks when none is chosen, as far as it is known. */
  defaultVoice = $state<string | null>(null);
  loading = $state(false);
  error = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Shows the voices of a profile, or of this computer; an answer that comes late is dropped. */
  async show(profileId: string | null): Promise<void> {
    if (this.#shown === profileId && !this.error) return;
    this.#shown = profileId;
    this.list = [];
    this.defaultVoice = null;
    this.error = null;
    this.loading = true;
    const answer = await this.#bridge.listVoices({ profileId });
    if (this.#shown !== profileId) return;
    this.loading = false;
    if (answer.ok) {
      this.list = answer.value.voices;
      this.defaultVoice = answer.value.defaultVoice;
    } else this.error = answer.error;
  }

  /** Asks again if it failed: what stood in the way may be gone when somebody tries to speak. */
  async mend(): Promise<void> {
    if (this.error && this.#shown !== undefined) await this.show(this.#shown);
  }

  /** Asks again the next time, as when a profile was changed. */
  forget(): void {
    this.#shown = undefined;
  }
}
