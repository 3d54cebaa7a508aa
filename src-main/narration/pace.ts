/** Tells something that changes often, no more often than every so many milliseconds, and the last change for sure. */
export class Pace {
  readonly #every: number;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last = -Infinity;

  constructor(every: number, tell: () => void) {
    this.#every = every;
    this.#tell = tell;
  }

  /** It has changed. */
  soon(): void {
    const due = this.#last + this.#every - performance.now();
    if (due <= 0) this.now();
    else this.#timer ??= setTimeout(() => this.now(), due);
  }

  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#last = performance.now();
    this.#tell();
  }
}
