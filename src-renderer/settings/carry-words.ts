import { type AppError, errorWords } from '../../src-preload/contract/errors.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { counted, t } from './words.ts';

/** Reasons that are told one by one. */
const TOLD = 8;

/** Who was added, and what they miss. */
export function addedWords({ added }: ResponseOf<'importProfiles'>): string {
  const names = added.map((name) => `“${name}”`).join(', ');
  if (added.length === 0) return t('profiles.added.none');
  return added.length === 1 ? t('profiles.added.one', { names }) : t('profiles.added.other', { names });
}

/** Who was left out and why; of many, the first ones. */
export function skippedWords(skipped: readonly AppError[]): string[] {
  const words = skipped.slice(0, TOLD).map(errorWords);
  const more = skipped.length - words.length;
  return more > 0 ? [...words, counted('profiles.skipped.more', more)] : words;
}
