import type { BufferWindow } from './buffer-window.ts';
import type { FeederPorts } from './feeder-ports.ts';
import type { Waiting } from './waiting.ts';

/** With less than this ahead, the next piece is played while it is still being made. Seconds to the listener. */
const STARVING = 1;
/** How long a piece's measures may lag behind its bytes, milliseconds. */
const MEASURES_LATE = 400;

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

  /** Waits for the end of the sound to be known; asks for it when the news does not come. */
  async measured(index: number): Promise<void> {
    const known = (): boolean => this.#ports.piece(index)?.soundEnd !== undefined;
    for (let attempt = 0; !known() && attempt < 3; attempt++) {
      await this.#waiting.until(known, MEASURES_LATE);
      if (!known()) await this.#ports.refresh();
    }
  }
}
