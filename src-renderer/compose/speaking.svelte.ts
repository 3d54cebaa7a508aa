import type { Bridge } from '../../src-preload/bridge.ts';
import type { RequestOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Result } from '../../src-preload/contract/result.ts';

type Request = RequestOf<'startNarration'>;
type Question = RequestOf<'askApp'>;

/** What a long text would take, as the program estimates it. */
export interface LongText {
  readonly characters: number;
  readonly minutes: number;
  readonly pieces: number;
}

const asNumber = (value: string | number | undefined): number => (typeof value === 'number' ? value : 0);

/** Asking the program to speak, with the question that a long text raises. */
export class Speaking {
  readonly #bridge: Bridge;
  #wanted: Request | null = null;

  busy = $state(false);
  error = $state.raw<AppError | null>(null);
  /** The last thing that was asked for was an answer: what went wrong is tried again by asking. */
  asked = $state(false);
  /** Set while the person is asked whether to speak a long text. */
  question = $state.raw<LongText | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Sends a question to an app, whose answer is spoken. */
  async ask(question: Question): Promise<void> {
    if (this.busy) return;
    this.asked = true;
    await this.#send(() => this.#bridge.askApp(question));
  }

  async speak(request: Request): Promise<void> {
    if (this.busy) return;
    this.asked = false;
    await this.#send(
      () => this.#bridge.startNarration(request),
      (error) => {
        if (error.code !== 'text_long') return;
        this.#wanted = request;
        this.question = {
          characters: asNumber(error.params?.['characters']),
          minutes: asNumber(error.params?.['minutes']),
          pieces: asNumber(error.params?.['pieces']),
        };
      },
    );
  }

  async speakClipboard(): Promise<void> {
    this.asked = false;
    await this.#send(() => this.#bridge.speakClipboard({}));
    // The program asks about it by itself: see `answerLongText`.
    if (this.error?.code === 'text_long') this.error = null;
  }

  /** What the person says to a long text that the program asks about. */
  async answerLongText(id: string, yes: boolean): Promise<void> {
    this.asked = false;
    await this.#send(() => this.#bridge.answerLongText({ id, yes }));
  }

  /** The person said yes to the long text. */
  async accept(): Promise<void> {
    const request = this.#wanted;
    this.decline();
    if (request) await this.speak({ ...request, longAccepted: true });
  }

  decline(): void {
    this.#wanted = null;
    this.question = null;
  }

  async #send(call: () => Promise<Result<unknown>>, asks?: (error: AppError) => void): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const answer = await call();
    this.busy = false;
    if (answer.ok) return;
    asks?.(answer.error);
    if (!this.question) this.error = answer.error;
  }
}
