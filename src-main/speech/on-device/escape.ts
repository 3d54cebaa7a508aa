/** Control characters, and code points that are never text. A NUL would end the text inside the engine. */
const unspeakable = /[\p{Cc}\p{Cs}\uFDD0-\uFDEF\uFFFD-\uFFFF]/gu;
const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * For each code point of the escaped text, the place in the text that it stands for; one more for the end. The engine
 * counts in these.
 */
export function escapedPlaces(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const isSecondOfBreak = sign === '\n' && text[at - 1] === '\r';
    if (!isSecondOfBreak) {
      for (let count = Array.from(escapeText(sign)).length; count > 0; count -= 1) places.push(at);
    }
    at += sign.length;
  }
  places.push(at);
  return places;
}

/** The engine reads SSML: what looks like markup in a text is escaped, so that it is read out and not obeyed. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unspeakable, (found) => (found === '\n' || found === '\t' ? found : ' '))
    .replace(/[&<>]/g, (found) => markup[found] ?? found);
