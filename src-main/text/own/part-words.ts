import { type Guesser, loadGuesser } from '../languages/guess.ts';
import { tellingLanguages } from '../languages/tell-languages.ts';
import type { Reading } from '../reading.ts';
import { atOnce } from '../turns.ts';
import { fillOwn, hasOwn } from './fill-own.ts';

/**
 * Puts words in the place of what the program says itself in a text that is being written. The detector of languages
 * is loaded once there is such a thing; until it is there, the block that holds it waits, and what follows it.
 */
export class PartWords {
  #guess: Guesser | null = null;
  #loading: Promise<void> | null = null;

  /**
   * `before`: some of the text in front, in whose language the part goes on. `waits`: the reading ends before the first
   * block that waits. Nothing waits once the text has `ended`: what cannot be told then is said in English.
   */
  fill(reading: Reading, before: string, ended: boolean): { reading: Reading; waits: boolean } {
    if (!hasOwn(reading)) return { reading, waits: false };
    this.#loading ??= this.#load();
    if (this.#guess) {
      const told = atOnce(tellingLanguages(reading, this.#guess, before));
      return { reading: fillOwn(told), waits: false };
    }
    return ended ? { reading: fillOwn(reading), waits: false } : { reading: beforeOwn(reading), waits: true };
  }

  /** Resolves when nothing waits for the detector any more. */
  async settled(): Promise<void> {
    await this.#loading;
  }

  /** What cannot be loaded is done without. */
  async #load(): Promise<void> {
    this.#guess = await loadGuesser().catch((): Guesser => () => ({
      likely: [],
      script: 'none',
      letters: 0,
    }));
  }
}

/** The reading up to the block in which something has no words yet. */
function beforeOwn({ source, said, runs, blocks }: Reading): Reading {
  const first = runs.find(({ own }) => own !== undefined)?.at ?? said.length;
  const index = blocks.findIndex(({ end }) => end > first);
  const end = blocks[index - 1]?.end ?? 0;
  return {
    ...{ source, said: said.slice(0, end) },
    ...{ runs: runs.filter(({ at }) => at < end), blocks: blocks.slice(0, Math.max(0, index)) },
  };
}
