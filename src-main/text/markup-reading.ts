import type { Markup } from '../../src-preload/contract/narration.ts';
import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import { maskFormulas, sayFormulas } from './formulas/formulas.ts';
import { htmlReading } from './html/html-reading.ts';
import { tellMarkdown } from './markdown/markdown-reading.ts';
import { loadParsers } from './parsers.ts';
import { plainReading } from './plain-reading.ts';
import { loadNamed } from './own/emoji-names.ts';
import type { Named } from './prose/emoji.ts';
import { asProse } from './prose/prose.ts';
import type { Reading } from './reading.ts';
import { type Change, rewrite } from './rewrite.ts';
import type { Span } from './sentences.ts';
import { Teller } from './teller.ts';
import { tellMarkup } from './tell-markup.ts';
import { withoutThoughts } from './thoughts.ts';
import { inTurns } from './turns.ts';

export interface MarkupReading {
  readonly reading: Reading;
  readonly markup: Exclude<Markup, 'auto'>;
  /** A part of it was too long or too deep for its parser and is read without its markup being understood. */
  readonly simplified: boolean;
}

/** What is said of a marked up text: without thoughts, without marks, and with what is no prose said as told. */
export async function readMarkup(
  source: string,
  markup: Markup,
  how: ReadingPreferences,
): Promise<MarkupReading> {
  const { text, thoughts } = withoutThoughts(source);
  const taken = markup === 'auto' ? tellMarkup(text) : markup;
  const masked = maskFormulas(text);
  const { reading, simplified } = await take(masked.text, taken, markup === 'auto', how);
  // Blanks stand for thoughts, and are no more said than these.
  const blanks = blanksIn(reading, thoughts);
  const said = sayFormulas(rewrite(reading, blanks), masked.formulas, how.formulas);
  const prose = await inTurns(asProse(said, how, await namedFor(how)));
  return { reading: { ...prose, source }, markup: taken, simplified };
}

/** Where the blanks of thoughts are said, as in code: of markup, most are gone with the space around them. */
function blanksIn({ runs, said }: Reading, thoughts: readonly Span[]): Change[] {
  const changes: Change[] = [];
  let next = 0;
  for (const [index, run] of runs.entries()) {
    while ((thoughts[next]?.end ?? Infinity) <= run.start) next += 1;
    const length = (runs[index + 1]?.at ?? said.length) - run.at;
    if (!run.verbatim) continue;
    for (let at = next; (thoughts[at]?.start ?? Infinity) < run.end; at += 1) {
      const { start = 0, end = 0 } = thoughts[at] ?? {};
      const from = Math.max(0, start - run.start);
      const to = Math.min(length, end - run.start);
      if (to > from) changes.push({ start: run.at + from, end: run.at + to, words: '' });
    }
  }
  return changes;
}

/** What has names is loaded only where they are said. */
export const namedFor = async (how: ReadingPreferences): Promise<Named> =>
  how.emoji === 'name' ? loadNamed() : () => false;

async function take(
  text: string,
  markup: MarkupReading['markup'],
  guessed: boolean,
  how: ReadingPreferences,
): Promise<Omit<MarkupReading, 'markup'>> {
  if (markup === 'plain') return { reading: plainReading(text), simplified: false };
  const parsers = await loadParsers(!guessed);
  if (markup === 'html') return htmlReading(text, how, parsers.html);
  const teller = new Teller(text);
  const simplified = await inTurns(tellMarkdown(teller, how, parsers));
  return { reading: teller.reading(), simplified };
}
