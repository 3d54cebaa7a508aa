const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The language of a tag without its region: `en` of `en-gb-x-rp`. Empty where it is no tag. */
export const baseLanguage = (tag: string): string => /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.[0].toLowerCase() ?? '';

/** Languages of this computer's voices that browsers have no name for. */
const others: Readonly<Record<string, string>> = {
  ...{ art: 'Pyash', ba: 'Bashkir', bpy: 'Bishnupriya Manipuri', cv: 'Chuvash', grc: 'Ancient Greek' },
  ...{ hak: 'Hakka Chinese', hyw: 'Western Armenian', io: 'Ido', jbo: 'Lojban', kaa: 'Karakalpak' },
  ...{ kl: 'Greenlandic', lfn: 'Lingua Franca Nova', ltg: 'Latgalian', mto: 'Totontepec Mixe' },
  ...{ nci: 'Classical Nahuatl', nog: 'Nogai', pap: 'Papiamento', qdb: 'Lang Belta', quc: 'K’iche’' },
  ...{ qya: 'Quenya', shn: 'Shan', sjn: 'Sindarin', smj: 'Lule Sami', tlh: 'Klingon' },
};

/** A language's name in English, or its code where it has none. */
export function languageName(tag: string): string {
  try {
    const name = names.of(tag) ?? tag;
    return name === tag ? (others[baseLanguage(tag)] ?? tag) : name;
  } catch {
    return tag;
  }
}
