import type { MadePiece, OpenTape, PieceOrder } from './piece-maker.ts';
import { type RetryOptions, withRetry } from './retry.ts';

type Try = Pick<PieceOrder, 'signal' | 'onOpen' | 'onDrop'>;

/** The making of one piece over all its tries. Readers wait here for the tape of the try that is under way. */
export class PieceWork {
  readonly index: number;
  /** Those who listen to it or wait for it: it does not give way to others. */
  holders = 0;
  /** Somebody asked for this piece, so the next one is wanted ahead. */
  followed = false;
  /** When it is made, or has failed for good: then it rejects. */
  readonly finished = quiet(Promise.withResolvers<undefined>());
  readonly #abort = new AbortController();
  #opening = quiet(Promise.withResolvers<OpenTape>());
  #open: OpenTape | null = null;

  constructor(index: number) {
    this.index = index;
  }

  get cancelled(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Whether the first bytes are there. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** The tape of the try that is under way or comes next; rejects with the last Fault when no try is left. */
  opened(): Promise<OpenTape> {
    return this.#opening.promise;
  }

  /** Ends it at once with a Fault `cancelled`. */
  cancel(): void {
    this.#abort.abort();
  }

  async run(
    make: (attempt: Try) => Promise<MadePiece>,
    options: Omit<RetryOptions, 'signal'>,
  ): Promise<MadePiece> {
    const attempt: Try = {
      signal: this.#abort.signal,
      onOpen: (open) => {
        this.#open = open;
        this.#opening.resolve(open);
      },
      onDrop: () => {
        if (this.#open) this.#opening = quiet(Promise.withResolvers<OpenTape>());
        this.#open = null;
      },
    };
    try {
      return await withRetry(() => make(attempt), { ...options, signal: attempt.signal });
    } catch (thrown) {
      this.#opening.reject(thrown);
      throw thrown;
    }
  }

  /** For a work that never ran, or had nothing to do: whoever waits for it looks again. */
  abandon(reason: Error): void {
    this.#abort.abort();
    this.#opening.reject(reason);
    this.finished.reject(reason);
  }
}

/** A rejection that nobody waits for is no error of its own. */
function quiet<T>(resolvers: PromiseWithResolvers<T>): PromiseWithResolvers<T> {
  resolvers.promise.catch(() => undefined);
  return resolvers;
}
