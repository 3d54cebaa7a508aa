import { type AppError, errorWords } from '../../src-preload/contract/errors.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { counted, t } from './words.ts';

/** Reasons that are told one by one. */
const TOLD = 8;

/** Who was added, and what they miss; then who was there already. */
export function addedWords({ added, known }: ResponseOf<'importProfiles'>): string[] {
  const words = added.length === 0 ? [t('profiles.added.none')] : [];
  if (added.length > 0)
    words.push(t(one(added) ? 'profiles.added.one' : 'profiles.added.other', listed(added)));
  if (known.length > 0)
    words.push(t(one(known) ? 'profiles.known.one' : 'profiles.known.other', listed(known)));
  return words;
}

const one = (names: readonly string[]): boolean => names.length === 1;
const listed = (names: readonly string[]) => ({ names: names.map((name) => `“${name}”`).join(', ') });

/** Who was left out and why; of many, the first ones. */
export function skippedWords(skipped: readonly AppError[]): string[] {
  const words = skipped.slice(0, TOLD).map(errorWords);
  const more = skipped.length - words.length;
  return more > 0 ? [...words, counted('profiles.skipped.more', more)] : words;
}
