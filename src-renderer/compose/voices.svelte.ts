import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Voice } from '../../src-preload/contract/voice.ts';

/** The voices of the one who speaks: this computer's, or those a Dify profile may know and the app's default. */
export class Voices {
  readonly #bridge: Bridge;
  #shown: string | null | undefined;
  /** Counts what was asked, so that an answer that comes late is dropped. */
  #turn = 0;

  list = $state.raw<readonly Voice[]>([]);
  /** The voice that speaks when none is chosen, as far as it is known. */
  defaultVoice = $state<string | null>(null);
  loading = $state(false);
  /** Why the list, or the default alone, is not known. */
  error = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Follows what the program learns and the person marks, in this window or another; returns the way to stop. */
  follow(): () => void {
    return this.#bridge.on('voices', ({ profileId }) => {
      if (profileId === this.#shown) void this.#ask(profileId);
    });
  }

  /** Shows the voices of a profile, or of this computer; asks again for the same ones only after an error. */
  async show(profileId: string | null): Promise<void> {
    if (this.#shown === profileId && !this.error) return;
    if (this.#shown !== profileId) {
      this.list = [];
      this.defaultVoice = null;
    }
    this.#shown = profileId;
    this.error = null;
    await this.#ask(profileId);
  }

  /** Asks again if it failed: what stood in the way may be gone when somebody tries to speak. */
  async mend(): Promise<void> {
    if (this.error && this.#shown !== undefined) await this.show(this.#shown);
  }

  /** Asks again the next time, as when a profile was changed. */
  forget(): void {
    this.#shown = undefined;
  }

  /** What is shown stays until the answer is there. */
  async #ask(profileId: string | null): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    const answer = await this.#bridge.listVoices({ profileId });
    if (turn !== this.#turn) return;
    this.loading = false;
    this.error = answer.ok ? (answer.value.error ?? null) : answer.error;
    if (!answer.ok) return;
    this.list = answer.value.voices;
    this.defaultVoice = answer.value.defaultVoice;
  }
}
