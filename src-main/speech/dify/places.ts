import { cancelled } from '../../fault.ts';

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** A bounded number of places: who comes first goes first. */
export class Places {
  #free: number;
  readonly #queue = new Set<Waiting>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a place, or waits for one; give it back by `leave`. Rejects with a Fault `cancelled` when the signal says so. */
  enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(cancelled());
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const done = (): void => {
        this.#queue.delete(waiting);
        signal.removeEventListener('abort', stop);
      };
      const waiting: Waiting = {
        resolve: () => {
          done();
          resolve();
        },
        reject: (reason) => {
          done();
          reject(reason);
        },
      };
      const stop = (): void => waiting.reject(cancelled());
      signal.addEventListener('abort', stop, { once: true });
      this.#queue.add(waiting);
    });
  }

  leave(): void {
    const [next] = this.#queue;
    if (next) next.resolve();
    else this.#free += 1;
  }

  /** Sends away all who wait. */
  dismiss(reason: () => Error): void {
    for (const waiting of [...this.#queue]) waiting.reject(reason());
  }
}
