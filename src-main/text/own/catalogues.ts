import { ar } from './languages/ar.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { hi } from './languages/hi.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nl } from './languages/nl.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ru } from './languages/ru.ts';
import { sv } from './languages/sv.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { zh } from './languages/zh.ts';
import type { Words } from './words.ts';

/** What the program says, by language. All of them are a few kilobytes, so that they come as one. */
const catalogues = new Map<string, Words>(
  Object.entries({ ar, de, en, es, fr, hi, it, ja, ko, nl, pl, pt, ru, sv, tr, uk, zh }),
);

/** The languages that have words of their own. */
export const spoken: readonly string[] = [...catalogues.keys()];

/** The words for a language (BCP 47 without region), and the language that they are in: English where it has none. */
export function wordsFor(language: string | undefined): { readonly language: string; readonly words: Words } {
  const words = language === undefined ? undefined : catalogues.get(language);
  return words && language !== undefined ? { language, words } : { language: 'en', words: en };
}
