import type { Voice } from '../../src-preload/contract/model.ts';
import type { Group, Option } from '../ui/options.ts';

/** The base language of a tag (`en` of `en-gb-x-rp`), or empty. Engines order the rest of a tag as they like. */
const baseLanguage = (tag: string): string => /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.[0].toLowerCase() ?? '';

const names = (shownIn: string): Intl.DisplayNames =>
  new Intl.DisplayNames([shownIn], { type: 'language', fallback: 'none' });
const inEnglish = names('en');
const nameIn = (list: Intl.DisplayNames, language: string): string =>
  language === '' ? '' : (list.of(language) ?? '');

const ownName = (language: string): string => (language === '' ? '' : nameIn(names(language), language));

/** Engines write spaces as underscores, and close some names with one. */
const readable = (name: string): string => name.replaceAll('_', ' ').trim();

/**
 * Voices under the names of their languages: first the languages of the person, then by name. A voice can be
 * found by its name, its id, and its language's name in English and in itself.
 */
export function groupVoices(voices: readonly Voice[], preferred: readonly string[], other: string): Group[] {
  const groups = new Map<string, Group & { language: string; options: Option[] }>();
  for (const voice of voices) {
    const language = baseLanguage(voice.language);
    const known = nameIn(inEnglish, language);
    const label = known || (language ? readable(voice.name) : other);
    const group = groups.get(label) ?? { language, label, options: [] };
    groups.set(label, group);
    group.options.push({
      value: voice.id,
      label: readable(voice.name),
      note: voice.id,
      search: [readable(voice.name), voice.id, label, ownName(language)].join(' '),
    });
  }
  const order = preferred.map(baseLanguage);
  const rank = (language: string): number => {
    const place = order.indexOf(language);
    return place < 0 ? order.length : place;
  };
  return [...groups.values()]
    .sort(
      (a, b) =>
        Number(a.label === other) - Number(b.label === other) ||
        rank(a.language) - rank(b.language) ||
        a.label.localeCompare(b.label, 'en'),
    )
    .map(({ label, options }) => ({ label, options }));
}
