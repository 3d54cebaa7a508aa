const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The language of a tag without its region: `en` of `en-gb-x-rp`. Empty where it is no tag. */
export const baseLanguage = (tag: string): string => /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.[0].toLowerCase() ?? '';

/** A language's name in English, or its code where it has none. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
