/** Control characters, and code points that are never text. A NUL would end the text inside the engine. */
const unspeakable = /[\p{Cc}\p{Cs}\uFDD0-\uFDEF\uFFFD-\uFFFF]/gu;
const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The engine reads SSML: what looks like markup in a text is escaped, so that it is read out and not obeyed. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unspeakable, (found) => (found === '\n' || found === '\t' ? found : ' '))
    .replace(/[&<>]/g, (found) => markup[found] ?? found);
