import type { BufferWindow } from './buffer-window.ts';
import type { FeederPorts } from './feeder-ports.ts';
import type { Waiting } from './waiting.ts';

/** With less than this ahead, the next piece is played while it is still being made. Seconds to the listener. */
const STARVING = 1;
/** How long a piece's measures may lag behind its bytes, milliseconds. */
const MEASURES_LATE = 400;
/** Then it is asked whether the news that a piece is made was missed, milliseconds. */
const NEWS_LATE = 5000;

/** Waits until enough is known of a piece to put it where it belongs. */
export class Readiness {
  readonly #ports: FeederPorts;
  readonly #window: BufferWindow;
  readonly #waiting: Waiting;

  constructor(ports: FeederPorts, window: BufferWindow, waiting: Waiting) {
    this.#ports = ports;
    this.#window = window;
    this.#waiting = waiting;
  }

  /**
   * Waits until a piece may be appended: once made, or half-made when little is left to play or it is the first.
   * One that is heard from its beginning waits for the news where its sound starts, a few milliseconds behind its
   * bytes: leaving out the silence before it is worth more.
   */
  async turn(index: number, sought: number | undefined): Promise<void> {
    const { piece, speed } = this.#ports;
    const made = (): boolean => piece(index)?.state === 'made';
    const due = (): boolean => sought !== undefined || this.#window.ahead < STARVING * speed();
    await this.#waiting.until(() => made() || due());
    const known = (): boolean => made() || piece(index)?.soundStart !== undefined;
    if (!sought) await this.#waiting.until(known, MEASURES_LATE);
  }

  /** Waits until a piece is made, or has failed: only then is it known where its sentences begin. */
  async made(index: number): Promise<void> {
    const settled = (): boolean => /^(made|failed)$/.test(this.#ports.piece(index)?.state ?? '');
    while (!settled()) {
      await this.#waiting.until(settled, NEWS_LATE);
      if (!settled()) await this.#ports.refresh();
    }
  }

  /** Waits for the end of the sound to be known; asks for it when the news does not come. */
  async measured(index: number): Promise<void> {
    const known = (): boolean => this.#ports.piece(index)?.soundEnd !== undefined;
    for (let attempt = 0; !known() && attempt < 3; attempt++) {
      await this.#waiting.until(known, MEASURES_LATE);
      if (!known()) await this.#ports.refresh();
    }
  }
}
