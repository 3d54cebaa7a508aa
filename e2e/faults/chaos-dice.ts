import { createHash } from 'node:crypto';

/** Chance that always falls the same way: https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
export class Dice {
  #state: number;

  /** The same words give the same throws. */
  constructor(...words: readonly (string | number)[]) {
    this.#state = createHash('sha256').update(words.join('\n')).digest().readUInt32LE();
  }

  /** 0 to 1, without 1. */
  throw(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.throw() * (most - least + 1));
  }

  /** One of them, the heavier the likelier. */
  pick<T>(from: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.throw() * from.reduce((sum, [weight]) => sum + weight, 0);
    const found = from.find(([weight]) => (left -= weight) < 0) ?? from.at(-1);
    if (!found) throw new Error('nothing to pick from');
    return found[1];
  }
}
