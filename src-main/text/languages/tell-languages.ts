import type { Block, Reading } from '../reading.ts';
import { inTurns } from '../turns.ts';
import { type Guess, type Guesser, loadGuesser } from './guess.ts';
import { settle } from './settle.ts';

const untold: Guess = { likely: [], script: 'none', letters: 0 };

/**
 * The reading with the language of each block, where it can be told: BCP 47 without region. Code and what has no
 * letters takes its neighbours'. Takes linear time, some 0.1 ms a block, and gives way to others in between.
 */
export const tellLanguages = async (reading: Reading): Promise<Reading> =>
  reading.blocks.length === 0 ? reading : inTurns(tellingLanguages(reading, await loadGuesser()));

/** The same in steps. `before`: some of the text in front, whose language a short first block takes. */
export function* tellingLanguages(
  reading: Reading,
  guess: Guesser,
  before = '',
): Generator<undefined, Reading> {
  const { said, blocks } = reading;
  const guesses = [guess(before)];
  for (const { kind, start, end } of blocks) {
    yield;
    guesses.push(kind === 'code' ? untold : guess(said.slice(start, Math.min(end, start + LOOK))));
  }
  const [, ...told] = settle(guesses);
  return { ...reading, blocks: blocks.map((block, index) => withLanguage(block, told[index])) };
}

/** Characters of a block that are handed over. */
const LOOK = 400;

const withLanguage = (block: Block, language: string | undefined): Block =>
  language === undefined ? block : { ...block, language };
