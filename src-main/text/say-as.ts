import type { Preferences } from '../../src-preload/contract/settings.ts';
import { hasOwn } from './own/has-own.ts';
import type { Pronounced } from './pronunciation/pronounce.ts';
import type { Reading } from './reading.ts';

/**
 * The languages of a reading are told, what the program says itself gets its words, and then all words are put as the
 * rules say. What is not needed is not loaded: no detector where neither the voice, nor a rule, nor such words ask
 * for a language.
 */
export async function sayAs(
  reading: Reading,
  { languages, pronunciation }: Pick<Preferences, 'languages' | 'pronunciation'>,
): Promise<Pronounced> {
  const rules = pronunciation.filter(({ enabled }) => enabled);
  const followed = languages.detect || rules.some(({ language }) => language !== null);
  let now = reading;
  if (followed || hasOwn(reading)) {
    const { tellLanguages } = await import('./languages/tell-languages.ts');
    const told = await tellLanguages(now);
    const filled = hasOwn(told) ? await withWords(told) : told;
    // Nobody else asked for them.
    now = followed ? filled : withoutLanguages(filled);
  }
  if (rules.length === 0) return { reading: now, troubles: [] };
  const { pronounce } = await import('./pronunciation/pronounce.ts');
  return pronounce(now, rules);
}

async function withWords(told: Reading): Promise<Reading> {
  const { fillOwn, loadNames } = await import('./own/fill-own.ts');
  return fillOwn(told, await loadNames(told));
}

const withoutLanguages = (reading: Reading): Reading => ({
  ...reading,
  blocks: reading.blocks.map(({ start, end, kind, level, endedBy }) => ({
    ...{ start, end, kind, endedBy },
    ...(level !== undefined && { level }),
  })),
});
