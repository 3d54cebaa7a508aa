import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { t } from './words.ts';

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
