/** Longest label in a menu, signs as people count them. */
const LONGEST = 40;
/** More than these is not looked at: a sign may be made of many characters. */
const ENOUGH = 1000;

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** What writes nothing and would reach beyond its item: control characters, and marks that turn the direction. */
const unseen = /[\p{Cc}\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const fromTheRight =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;
const RIGHT_TO_LEFT_MARK = '\u200f';

/**
 * A title as a menu's item shows it: cut, on one line, with each & doubled, since Electron takes one alone for the mark
 * of a key. What ends a title that runs from the right stays at its end by a mark. Empty for what shows nothing.
 */
export function menuLabel(title: string): string {
  const all = Array.from(
    signs.segment(title.slice(0, ENOUGH).replace(unseen, ' ').trim()),
    ({ segment }) => segment,
  );
  const cut =
    all.length > LONGEST
      ? `${all
          .slice(0, LONGEST - 1)
          .join('')
          .trimEnd()}…`
      : all.join('');
  return cut.replaceAll('&', '&&') + (fromTheRight.test(cut) ? RIGHT_TO_LEFT_MARK : '');
}
