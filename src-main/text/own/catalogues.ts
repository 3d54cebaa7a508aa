import { ar } from './languages/ar.ts';
import { cs } from './languages/cs.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { el } from './languages/el.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fi } from './languages/fi.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { hu } from './languages/hu.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nb } from './languages/nb.ts';
import { nl } from './languages/nl.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ro } from './languages/ro.ts';
import { ru } from './languages/ru.ts';
import { sv } from './languages/sv.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';
import type { Words } from './words.ts';

/** What the program says, by language. All of them are a few kilobytes, so that they come as one. */
const catalogues = new Map<string, Words>(
  Object.entries({
    ar,
    cs,
    da,
    de,
    el,
    en,
    es,
    fi,
    fr,
    he,
    hi,
    hu,
    id,
    it,
    ja,
    ko,
    nb,
    nl,
    pl,
    pt,
    ro,
    ru,
    sv,
    tr,
    uk,
    vi,
    zh,
  }),
);

/** The languages that have words of their own. */
export const spoken: readonly string[] = [...catalogues.keys()];

/** What some texts call a language that has words. */
const same: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', iw: 'he', in: 'id' };

/** The words for a language (BCP 47 without region), and the language that they are in: English where it has none. */
export function wordsFor(language: string | undefined): { readonly language: string; readonly words: Words } {
  const known = language === undefined ? 'en' : (same[language] ?? language);
  const words = catalogues.get(known);
  return words ? { language: known, words } : { language: 'en', words: en };
}
