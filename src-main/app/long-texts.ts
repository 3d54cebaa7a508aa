import { randomUUID } from 'node:crypto';
import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import { type LongTextAsked, longTextSchema } from '../../src-preload/contract/long-text.ts';
import type { Fault } from '../fault.ts';

type Request = ParsedRequestOf<'startNarration'>;

/**
 * The long text that a key, the tray or another start has given: it waits here for a window to ask about it, also for
 * one that is only being made. A newer one takes its place.
 */
export class LongTexts {
  readonly #tell: (asked: LongTextAsked | null) => void;
  #waiting: { request: Request; asked: LongTextAsked } | null = null;

  constructor(tell: (asked: LongTextAsked | null) => void) {
    this.#tell = tell;
  }

  get asked(): LongTextAsked | null {
    return this.#waiting?.asked ?? null;
  }

  /** `fault`: `text_long` with its estimate. */
  ask(request: Request, { error }: Fault): void {
    const byServer = request.profileId !== null;
    const asked = longTextSchema.parse({ ...error.params, id: randomUUID(), byServer });
    this.#waiting = { request, asked };
    this.#tell(asked);
  }

  /**
   * What is to be spoken after a yes; null after a no, or when another window has answered. `putBack`: it could not be
   * spoken, so it is asked about again.
   */
  answer(id: string, yes: boolean): { request: Request; putBack: () => void } | null {
    const answered = this.#waiting;
    if (answered?.asked.id !== id) return null;
    this.#waiting = null;
    this.#tell(null);
    if (!yes) return null;
    return {
      request: { ...answered.request, longAccepted: true },
      putBack: () => {
        if (this.#waiting) return;
        this.#waiting = answered;
        this.#tell(answered.asked);
      },
    };
  }
}
