import type { Bridge } from '../../src-preload/bridge.ts';
import type { RequestOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';

type Own = Pick<RequestOf<'previewVoice'>, 'words' | 'language'>;

export interface PreviewOptions {
  readonly bridge: Bridge;
  readonly audio: HTMLAudioElement;
  /** Called when the sound is there, right before it is heard. */
  readonly onSound: () => void;
  readonly onError: (error: AppError) => void;
}

/** Lets one voice be heard by a short phrase: asks for it, plays it, and can be stopped at any time. */
export class Preview {
  readonly #options: PreviewOptions;
  /** Counts what was asked, so that what was stopped stays silent. */
  #turn = 0;

  /** `busy` while the phrase is made. */
  state = $state<'idle' | 'busy' | 'playing'>('idle');

  constructor(options: PreviewOptions) {
    this.#options = options;
    options.audio.addEventListener('ended', () => this.stop());
    options.audio.addEventListener('error', () => {
      if (this.state === 'playing') this.#fail({ code: 'player_failed' });
    });
  }

  /** `voice` null: the app's default; `volume` from 0 to 1; `own`: words to say instead of the voice's phrase. */
  async hear(profileId: string | null, voice: string | null, volume: number, own: Own = {}): Promise<void> {
    this.stop();
    const { bridge, audio, onSound } = this.#options;
    const turn = this.#turn;
    this.state = 'busy';
    const answer = await bridge.previewVoice({ profileId, voice, ...own });
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      this.#fail(answer.error);
      return;
    }
    onSound();
    this.state = 'playing';
    audio.src = answer.value.path;
    audio.volume = volume;
    await audio.play().catch((thrown: unknown) => {
      if (turn === this.#turn) this.#fail({ code: 'player_failed', detail: String(thrown).slice(0, 400) });
    });
  }

  stop(): void {
    this.#turn += 1;
    this.state = 'idle';
    this.#options.audio.pause();
  }

  #fail(error: AppError): void {
    this.stop();
    this.#options.onError(error);
  }
}
