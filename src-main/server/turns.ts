/** A bound on what is done at a time. Nobody waits here: who comes too early is told so. */
export class Turns {
  readonly #most: () => number;
  #taken = 0;

  /** `most` is asked anew each time. */
  constructor(most: () => number) {
    this.#most = most;
  }

  get most(): number {
    return this.#most();
  }

  /** The way to give the turn back, which may be called again; null when all are taken. */
  take(): (() => void) | null {
    if (this.#taken >= this.#most()) return null;
    this.#taken += 1;
    let held = true;
    return () => {
      if (held) this.#taken -= 1;
      held = false;
    };
  }
}
