import type { Preferences } from '../../src-preload/contract/settings.ts';
import { maskFormulas, sayFormulas } from './formulas/formulas.ts';
import { PartWords } from './own/part-words.ts';
import { type Chunk, chunks } from './markdown/chunks.ts';
import { tellMarkdown } from './markdown/markdown-reading.ts';
import { namedFor } from './markup-reading.ts';
import { loadParsers } from './parsers.ts';
import { loadPartPronouncer, type PartPlace } from './pronunciation/pronounce-part.ts';
import { asProse } from './prose/prose.ts';
import type { Reading } from './reading.ts';
import { Teller } from './teller.ts';
import { withoutThoughts } from './thoughts.ts';
import { atOnce } from './turns.ts';

/** What is said of a part of a text that is being written. */
export interface PartReading {
  readonly reading: Reading;
  /** It ends inside code or raw HTML that nothing closes yet. */
  readonly unclosed: boolean;
  /** Up to here, nothing that comes can change what is said. */
  readonly final: number;
}

/** Parts of an answer are read anew while they grow, so they are kept short. */
const SHORT = { good: 400, fair: 4000 };

export interface PartReader {
  /** `ended`: nothing more is written, so that nothing may wait. */
  read(part: string, place: PartPlace, ended: boolean): PartReading;
  /** Resolves when nothing waits for what is being loaded. */
  settled(): Promise<void>;
}

/** How an answer is read. One voice speaks all of it, in whichever language. */
export type AnswerManner = Pick<Preferences, 'reading' | 'pronunciation'>;

/** Loads what reads an answer, which is markdown, while it is written. */
export async function loadPartReader({ reading: how, pronunciation }: AnswerManner): Promise<PartReader> {
  const [parsers, named, pronounce] = await Promise.all([
    loadParsers(false),
    namedFor(how),
    loadPartPronouncer(pronunciation),
  ]);
  const words = new PartWords();
  return {
    settled: () => words.settled(),
    read(source, place, ended) {
      const { text, formulas } = maskFormulas(withoutThoughts(source).text, place.open);
      const teller = new Teller(text);
      atOnce(tellMarkdown(teller, how, parsers));
      const said = sayFormulas(teller.reading(), formulas, how.formulas);
      const prose = atOnce(asProse(said, how, named));
      const { reading: filled, waits } = words.fill(prose, place.before, ended);
      const reading = pronounce({ ...filled, source }, place);
      const parts: Chunk[] = [...chunks(text, SHORT)];
      const last = parts.at(-1);
      const unclosed = waits || (last?.unclosed ?? false);
      return { reading, unclosed, final: waits ? 0 : (last?.start ?? 0) };
    },
  };
}
