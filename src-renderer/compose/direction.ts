/** Letters written from right to left: Hebrew, Arabic and their relatives. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Where a text begins, by its first letter. The browser's own `dir="auto"` takes quadratic time in the length of a
 * paragraph: a minute, where somebody pastes a long book without line breaks.
 */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{Letter}/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
