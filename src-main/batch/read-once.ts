import { stat } from 'node:fs/promises';
import type { Source } from './collect-files.ts';

/** Characters that are kept in all: with their plans about 25 MB. */
const MOST = 4_000_000;

type Read<T> = (source: Source, signal: AbortSignal) => Promise<T>;

interface Kept<T> {
  /** Of the file as it was. */
  readonly stamp: string;
  readonly value: T;
}

/**
 * Texts that were read ahead, to tell how much they are, and are to be spoken afterwards: none is read twice while its
 * file stays as it was. What there is no room for is read again.
 */
export class ReadOnce<T extends { readonly text: string }> {
  readonly #read: Read<T>;
  readonly #most: number;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(read: Read<T>, most = MOST) {
    this.#read = read;
    this.#most = most;
  }

  /** To be taken later. Rejects as reading does. */
  async ahead(source: Source, signal: AbortSignal): Promise<T> {
    const stamp = await stampOf(source);
    const value = await this.#readUnless(stamp, source, signal);
    const room = [...this.#kept.values()].reduce((left, kept) => left - kept.value.text.length, this.#most);
    if (stamp !== null && value.text.length <= room) this.#kept.set(source.path, { stamp, value });
    return value;
  }

  /** It is not kept any longer. Rejects as reading does. */
  async take(source: Source, signal: AbortSignal): Promise<T> {
    return this.#readUnless(await stampOf(source), source, signal);
  }

  async #readUnless(stamp: string | null, source: Source, signal: AbortSignal): Promise<T> {
    const kept = this.#kept.get(source.path);
    this.#kept.delete(source.path);
    return kept && kept.stamp === stamp ? kept.value : this.#read(source, signal);
  }
}

/** Null: there is no such file, as reading will tell. */
const stampOf = ({ path }: Source): Promise<string | null> =>
  stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => null,
  );
