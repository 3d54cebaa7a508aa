/** Bytes on their way from a writer that runs by itself to one reader. The writer waits while it is full. */
export class ByteQueue {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #failure: { reason: unknown } | undefined;
  #state: 'open' | 'ended' | 'closed' = 'open';
  #changed = Promise.withResolvers<undefined>();

  /** `limit`: bytes that may wait to be read. */
  constructor(limit = 64 * 1024) {
    this.#limit = limit;
  }

  /** The reader has left: nothing more is kept. */
  get closed(): boolean {
    return this.#state === 'closed';
  }

  /** Resolves when there is room for more. */
  async push(chunk: Uint8Array): Promise<void> {
    if (this.#state !== 'open') return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    this.#wake();
    while (this.#size >= this.#limit && this.#state === 'open') await this.#changed.promise;
  }

  /** What the reader is to be told after the last bytes. The first reason stays. */
  fail(reason: unknown): void {
    this.#failure ??= { reason };
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#state === 'open') this.#state = 'ended';
    this.#wake();
  }

  close(): void {
    this.#state = 'closed';
    this.#chunks = [];
    this.#size = 0;
    this.#wake();
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        this.#size -= chunk.length;
        this.#wake();
        yield chunk;
      } else if (this.#state === 'open') await this.#changed.promise;
      else break;
    }
    if (this.#failure) throw this.#failure.reason;
  }

  #wake(): void {
    const { resolve } = this.#changed;
    this.#changed = Promise.withResolvers();
    resolve(undefined);
  }
}
