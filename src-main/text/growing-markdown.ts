import type { Preferences } from '../../src-preload/contract/settings.ts';
import { maskFormulas, sayFormulas } from './formulas/formulas.ts';
import { type Chunk, chunks } from './markdown/chunks.ts';
import { tellMarkdown } from './markdown/markdown-reading.ts';
import { namesFor } from './markup-reading.ts';
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

export type PartReader = (part: string, place: PartPlace) => PartReading;

/** How an answer is read. Its language is told only where a rule asks for it: one voice speaks all of it. */
export type AnswerManner = Pick<Preferences, 'reading' | 'pronunciation'>;

/** Loads what reads an answer, which is markdown, while it is written. */
export async function loadPartReader({ reading: how, pronunciation }: AnswerManner): Promise<PartReader> {
  const [parsers, names, pronounce] = await Promise.all([
    loadParsers(false),
    namesFor(how),
    loadPartPronouncer(pronunciation),
  ]);
  return (source, place) => {
    const { text, formulas } = maskFormulas(withoutThoughts(source).text, place.open);
    const teller = new Teller(text);
    atOnce(tellMarkdown(teller, how, parsers));
    const said = sayFormulas(teller.reading(), formulas, how.formulas);
    const prose = atOnce(asProse(said, how, names));
    const reading = pronounce({ ...prose, source }, place);
    const parts: Chunk[] = [...chunks(text, SHORT)];
    const last = parts.at(-1);
    return { reading, unclosed: last?.unclosed ?? false, final: last?.start ?? 0 };
  };
}
