import { joined, plainTex, texWords } from '../formulas/say-tex.ts';
import type { Block, Reading, Run } from '../reading.ts';
import { type Change, rewrite } from '../rewrite.ts';
import { wordsFor } from './catalogues.ts';
import { type EmojiNamer, loadEmojiNames } from './emoji-names.ts';
import type { Own } from './own.ts';
import type { Words } from './words.ts';

/**
 * Puts words in the place of all that the program says itself: in the language of its block, else in that of the
 * nearest block before or behind, else in English. A block that has nothing else to say is in the language of these
 * words, and one whose language was not told is in the one that they were taken from. Takes linear time.
 * @param names of emoji, by language; those of a language that is not there are left out
 */
export function fillOwn(reading: Reading, names: Names = new Map()): Reading {
  const around = nearest(reading.blocks);
  const changes: Change[] = [];
  const blocks: Block[] = [];
  let next = 0;
  for (const [index, block] of reading.blocks.entries()) {
    const { run: first, found } = ownIn(reading.runs, next, block);
    next = first;
    if (found.length === 0) {
      blocks.push(block);
      continue;
    }
    const near = block.language ?? around[index];
    const { language, words } = wordsFor(near);
    for (const { at, own } of found)
      changes.push({ start: at, end: at + 1, words: say(own, words, language, names) });
    const alone = !/\p{L}/u.test(reading.said.slice(block.start, block.end));
    const its = alone ? language : near;
    blocks.push(its === undefined ? block : { ...block, language: its });
  }
  return rewrite({ ...reading, blocks }, changes);
}

export type Names = ReadonlyMap<string, EmojiNamer>;

/** The names that a reading whose languages are told needs, with those that are there already. */
export async function loadNames(reading: Reading, known: Names = new Map()): Promise<Names> {
  const missing = namesMissing(reading, known);
  const loaded = missing.map(async (language) => [language, await loadEmojiNames(language)] as const);
  return new Map([...known, ...(await Promise.all(loaded))]);
}

/** The languages of names that it needs besides. */
export function namesMissing(reading: Reading, known: Names): string[] {
  const around = nearest(reading.blocks);
  const needed = new Set<string>();
  let next = 0;
  for (const [index, block] of reading.blocks.entries()) {
    const { run, found } = ownIn(reading.runs, next, block);
    next = run;
    if (found.some(({ own }) => own.what === 'emoji'))
      needed.add(wordsFor(block.language ?? around[index]).language);
  }
  return [...needed].filter((language) => !known.has(language));
}

/** What is said of its own within a block, from some run on, and the first run that is not before its end. */
function ownIn(
  runs: readonly Run[],
  from: number,
  { start, end }: Block,
): { run: number; found: { at: number; own: Own }[] } {
  const found: { at: number; own: Own }[] = [];
  let run = from;
  for (let one = runs[run]; one && one.at < end; one = runs[++run]) {
    if (one.own && one.at >= start) found.push({ at: one.at, own: one.own });
  }
  return { run, found };
}

/** For each block the language that was told last before it, or else first behind it. */
function nearest(blocks: readonly Block[]): (string | undefined)[] {
  let last = blocks.find(({ language }) => language !== undefined)?.language;
  return blocks.map(({ language }) => (last = language ?? last));
}

/** A formula of so many bits is said though formulas are only named. */
const SHORT = 3;

function say(own: Own, words: Words, language: string, names: Names): string {
  switch (own.what) {
    case 'code': {
      const rule = new Intl.PluralRules(language).select(own.lines);
      return (words.code[rule] ?? words.code.other).replace('{n}', String(own.lines));
    }
    case 'emoji': {
      const said = own.emoji.map((emoji) => names.get(language)?.(emoji) ?? '');
      const once = said.filter((name, at) => name !== '' && name !== said[at - 1]);
      return once.length === 0 ? '' : own.apart.join(once.join(words.comma));
    }
    case 'alert':
      return words.alerts[own.alert];
    case 'formula': {
      if (!words.formulas) return plainTex(own.tex) ?? words.formula;
      const said = texWords(own.tex, words.formulas);
      return own.brief && said.length > SHORT ? words.formula : joined(said);
    }
    default:
      return words[own.what];
  }
}
