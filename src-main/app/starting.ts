import { cancelled } from '../fault.ts';

/** Texts that were asked for and have yet to come to the desk: the clipboard is read, a long one is taken apart. */
export class Starting {
  readonly #closing: AbortSignal;
  readonly #stops = new Set<AbortController>();

  constructor(closing: AbortSignal) {
    this.#closing = closing;
  }

  get isAny(): boolean {
    return this.#stops.size > 0;
  }

  /** `begin` heeds the signal while it can; what it brings after a stop comes to nothing, by a Fault `cancelled`. */
  async run<T>(begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    this.#stops.add(stop);
    try {
      const done = await begin(AbortSignal.any([this.#closing, stop.signal]));
      if (stop.signal.aborted) throw cancelled();
      return done;
    } finally {
      this.#stops.delete(stop);
    }
  }

  stop(): void {
    for (const stop of this.#stops) stop.abort();
  }
}
