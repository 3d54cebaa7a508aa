/** Items one by one, with a look at the next. */
export class Peekable<T> {
  readonly #items: AsyncIterator<T, void, undefined>;
  #ahead: IteratorResult<T, void> | undefined;

  constructor(items: AsyncGenerator<T, void, undefined>) {
    this.#items = items;
  }

  /** The next item, which stays the next; undefined at the end. */
  async peek(): Promise<T | undefined> {
    this.#ahead ??= await this.#items.next();
    return this.#ahead.done ? undefined : this.#ahead.value;
  }

  async take(): Promise<T | undefined> {
    const item = await this.peek();
    if (!this.#ahead?.done) this.#ahead = undefined;
    return item;
  }

  async close(): Promise<void> {
    await this.#items.return?.();
  }
}
