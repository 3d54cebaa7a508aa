import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Result } from '../../src-preload/contract/result.ts';

/** A page of a list, and whether there are more behind it. */
interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

/** A list that is read a page at a time; each page begins after the last entry of the one before. */
export class Paged<T> {
  readonly #read: (last: T | undefined) => Promise<Result<Page<T>>>;
  /** Counts readings from the start, so that a late answer to an old one is dropped. */
  #turn = 0;

  items = $state.raw<readonly T[]>([]);
  more = $state(false);
  loading = $state(false);
  /** The first page has come, so that an empty list is empty. */
  known = $state(false);
  error = $state.raw<AppError | null>(null);

  constructor(read: (last: T | undefined) => Promise<Result<Page<T>>>) {
    this.#read = read;
  }

  /** Reads from the start; what is shown stays until the answer comes. */
  async load(): Promise<void> {
    this.#turn += 1;
    await this.#readPage(undefined);
  }

  async loadMore(): Promise<void> {
    if (!this.loading && this.more) await this.#readPage(this.items.at(-1));
  }

  async #readPage(last: T | undefined): Promise<void> {
    const turn = this.#turn;
    this.loading = true;
    this.error = null;
    const answer = await this.#read(last);
    if (turn !== this.#turn) return;
    this.loading = false;
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    const { items, more } = answer.value;
    this.items = last === undefined ? items : [...this.items, ...items];
    this.more = more;
    this.known = true;
  }
}
