import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import type { ReadingWords } from './words.ts';

type Part = keyof ReadingPreferences;

/** Each part of a text that is no prose, and what may be done with it, the usual first. */
export const choices = {
  code: ['announce', 'skip', 'read'],
  images: ['alt', 'skip'],
  tables: ['rows', 'skip'],
  footnotes: ['skip', 'end'],
  addresses: ['short', 'skip', 'whole'],
  emoji: ['skip', 'name'],
  citations: ['skip', 'read'],
  formulas: ['words', 'announce', 'skip'],
  codes: ['announce', 'skip', 'read'],
} as const satisfies { [P in Part]: readonly ReadingPreferences[P][] };

/** Examples, where the name of a part does not say enough. */
export const hints: Readonly<Partial<Record<Part, Extract<ReadingWords, `reading.${string}.hint`>>>> = {
  addresses: 'reading.addresses.hint',
  citations: 'reading.citations.hint',
  formulas: 'reading.formulas.hint',
  codes: 'reading.codes.hint',
};

export const parts = Object.keys(choices) as Part[];
