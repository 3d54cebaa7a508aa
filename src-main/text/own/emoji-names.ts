import { bare, countryOf, listEmoji } from './emoji-list.ts';

interface Table {
  /** What a flag is called, `{a}` being its country. */
  readonly flag: string;
  /** In the order of the list. */
  readonly names: string;
}

/** Names of Unicode's CLDR, some ten kilobytes each as they are built in. */
const tables: Readonly<Record<string, () => Promise<{ readonly default: Table }>>> = {
  ar: () => import('./emoji/ar.json', { with: { type: 'json' } }),
  cs: () => import('./emoji/cs.json', { with: { type: 'json' } }),
  da: () => import('./emoji/da.json', { with: { type: 'json' } }),
  de: () => import('./emoji/de.json', { with: { type: 'json' } }),
  el: () => import('./emoji/el.json', { with: { type: 'json' } }),
  en: () => import('./emoji/en.json', { with: { type: 'json' } }),
  es: () => import('./emoji/es.json', { with: { type: 'json' } }),
  fi: () => import('./emoji/fi.json', { with: { type: 'json' } }),
  fr: () => import('./emoji/fr.json', { with: { type: 'json' } }),
  he: () => import('./emoji/he.json', { with: { type: 'json' } }),
  hi: () => import('./emoji/hi.json', { with: { type: 'json' } }),
  hu: () => import('./emoji/hu.json', { with: { type: 'json' } }),
  id: () => import('./emoji/id.json', { with: { type: 'json' } }),
  it: () => import('./emoji/it.json', { with: { type: 'json' } }),
  ja: () => import('./emoji/ja.json', { with: { type: 'json' } }),
  ko: () => import('./emoji/ko.json', { with: { type: 'json' } }),
  nb: () => import('./emoji/nb.json', { with: { type: 'json' } }),
  nl: () => import('./emoji/nl.json', { with: { type: 'json' } }),
  pl: () => import('./emoji/pl.json', { with: { type: 'json' } }),
  pt: () => import('./emoji/pt.json', { with: { type: 'json' } }),
  ro: () => import('./emoji/ro.json', { with: { type: 'json' } }),
  ru: () => import('./emoji/ru.json', { with: { type: 'json' } }),
  sv: () => import('./emoji/sv.json', { with: { type: 'json' } }),
  tr: () => import('./emoji/tr.json', { with: { type: 'json' } }),
  uk: () => import('./emoji/uk.json', { with: { type: 'json' } }),
  vi: () => import('./emoji/vi.json', { with: { type: 'json' } }),
  zh: () => import('./emoji/zh.json', { with: { type: 'json' } }),
};

/** The name of an emoji, a digit on a key being a digit; empty where it has none. */
export type EmojiNamer = (emoji: string) => string;

/** Loads the names in a language that has words of our own. */
export async function loadEmojiNames(language: string): Promise<EmojiNamer> {
  const [list, table] = await Promise.all([loadList(), tables[language]?.()]);
  const names = table?.default.names.split('|') ?? [];
  const found = new Map(list.map((emoji, index) => [emoji, names[index] ?? '']));
  const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return (emoji) => {
    const country = countryOf(emoji);
    if (country === null) return found.get(bare(emoji)) ?? keyOf(emoji) ?? '';
    return table?.default.flag.replace('{a}', countries.of(country) ?? '') ?? '';
  };
}

/** Loads what tells whether an emoji has a name. */
export async function loadNamed(): Promise<(emoji: string) => boolean> {
  const named = new Set(await loadList());
  return (emoji) => named.has(bare(emoji)) || countryOf(emoji) !== null;
}

/** What stands on a key, such as 1️⃣; null where it is none. */
export const keyOf = (emoji: string): string | null => /^([\d#*])\ufe0f?\u20e3$/.exec(emoji)?.[1] ?? null;

async function loadList(): Promise<string[]> {
  const { default: ordered } = await import('unicode-emoji-json/data-ordered-emoji.json', {
    with: { type: 'json' },
  });
  return listEmoji(ordered);
}
