import type { Bridge } from '../../src-preload/bridge.ts';
import type { RequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';

type Request = RequestOf<'previewReading'>;
type Previewed = ResponseOf<'previewReading'>;

/** What would be said of a text, kept up with what is typed: one question at a time, and the last one always. */
export class Previewing {
  readonly #bridge: Bridge;
  #wanted: Request | null = null;

  busy = $state(false);
  result = $state.raw<Previewed | null>(null);
  error = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async ask(request: Request): Promise<void> {
    this.#wanted = request;
    if (this.busy) return;
    this.busy = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const answer = await this.#bridge.previewReading(next);
      this.error = answer.ok ? null : answer.error;
      // What was shown before would stand for another text.
      this.result = answer.ok ? answer.value : null;
    }
    this.busy = false;
  }

  #next(): Request | null {
    const next = this.#wanted;
    this.#wanted = null;
    return next;
  }
}
