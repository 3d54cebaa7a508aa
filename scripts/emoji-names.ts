// Writes src-main/text/own/emoji anew, from Unicode's CLDR: `npm pack cldr-annotations-full cldr-annotations-derived-full`,
// take both apart, and give the folders of their annotations:
//   node scripts/emoji-names.ts …/package/annotations …/package/annotationsDerived
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ordered from 'unicode-emoji-json/data-ordered-emoji.json' with { type: 'json' };
import { spoken } from '../src-main/text/own/catalogues.ts';
import { bare, listEmoji } from '../src-main/text/own/emoji-list.ts';

interface Annotation {
  readonly tts?: readonly string[];
}
type File = Readonly<Record<string, { readonly annotations: Readonly<Record<string, Annotation>> }>>;

const [annotations = '', derived = ''] = process.argv.slice(2);
const GERMANY = '🇩🇪';
/** Where CLDR has its names under another tag. */
const tags: Readonly<Record<string, string>> = { nb: 'no' };

for (const language of spoken) {
  const names = new Map<string, string>();
  for (const folder of [derived, annotations]) {
    const file = JSON.parse(
      readFileSync(join(folder, tags[language] ?? language, 'annotations.json'), 'utf8'),
    ) as File;
    for (const group of Object.values(file)) {
      for (const [emoji, { tts }] of Object.entries(group.annotations)) {
        // Skin tones have names of their own; the plain one counts.
        if (tts?.[0] && (bare(emoji) === emoji || !names.has(bare(emoji)))) names.set(bare(emoji), tts[0]);
      }
    }
  }
  const country = new Intl.DisplayNames([language], { type: 'region' }).of('DE') ?? '';
  const table = {
    // Danish has it as its root does.
    flag: names.get(GERMANY)?.replace(country, '{a}') ?? 'flag: {a}',
    names: listEmoji(ordered)
      .map((emoji) => (names.get(emoji) ?? '').replaceAll('|', ''))
      .join('|'),
  };
  const path = new URL(`../src-main/text/own/emoji/${language}.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(table, null, 2)}\n`);
}
