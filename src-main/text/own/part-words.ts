import { type Guess, type Guesser, loadGuesser } from '../languages/guess.ts';
import { tellingLanguages } from '../languages/tell-languages.ts';
import type { Reading } from '../reading.ts';
import { atOnce } from '../turns.ts';
import { fillOwn, loadNames, type Names, namesMissing } from './fill-own.ts';
import { hasOwn } from './has-own.ts';

/** What cannot be loaded is done without. */
const untold: Guess = { likely: [], script: 'none', letters: 0 };

/**
 * Puts words in the place of what the program says itself in a text that is being written. The detector of languages
 * and the names of emoji are loaded once there is such a thing; until they are there, the block that holds it waits, and what follows it.
 */
export class PartWords {
  #guess: Guesser | null = null;
  #names: Names = new Map();
  #loading: Promise<void> | null = null;

  /**
   * `before`: some of the text in front, in whose language the part goes on. `waits`: the reading ends before the first
   * block that waits. Nothing waits once the text has `ended`: what cannot be told then is said in English.
   */
  fill(reading: Reading, before: string, ended: boolean): { reading: Reading; waits: boolean } {
    if (!hasOwn(reading)) return { reading, waits: false };
    const told = this.#guess ? atOnce(tellingLanguages(reading, this.#guess, before)) : reading;
    const ready = this.#guess !== null && namesMissing(told, this.#names).length === 0;
    if (!ready) this.#loading ??= this.#load(reading, before);
    if (ready || ended) return { reading: fillOwn(told, this.#names), waits: false };
    return { reading: beforeOwn(reading), waits: true };
  }

  /** Resolves when what was asked for last waits no more. */
  async settled(): Promise<void> {
    await this.#loading;
  }

  async #load(reading: Reading, before: string): Promise<void> {
    this.#guess ??= await loadGuesser().catch((): Guesser => () => untold);
    const told = atOnce(tellingLanguages(reading, this.#guess, before));
    const nameless = namesMissing(told, this.#names).map((language) => [language, () => ''] as const);
    this.#names = await loadNames(told, this.#names).catch(() => new Map([...this.#names, ...nameless]));
    this.#loading = null;
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
