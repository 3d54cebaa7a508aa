import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Pronounced } from './pronunciation/pronounce.ts';
import type { Reading } from './reading.ts';

/**
 * The languages of a reading are told, and then its words put as the rules say. What is not needed is not loaded: no
 * detector where neither the voice nor a rule asks for a language.
 */
export async function sayAs(
  reading: Reading,
  { languages, pronunciation }: Pick<Preferences, 'languages' | 'pronunciation'>,
): Promise<Pronounced> {
  const rules = pronunciation.filter(({ enabled }) => enabled);
  let now = reading;
  if (languages.detect || rules.some(({ language }) => language !== null)) {
    const { tellLanguages } = await import('./languages/tell-languages.ts');
    now = await tellLanguages(now);
  }
  if (rules.length === 0) return { reading: now, troubles: [] };
  const { pronounce } = await import('./pronunciation/pronounce.ts');
  return pronounce(now, rules);
}
