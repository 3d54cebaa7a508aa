/** Characters of a server's words that are shown. */
const LONGEST = 200;

const DOCUMENT = /<!doctype|<html|<head|<body|<title/i;

/**
 * Words of a server made fit for an error's detail: no HTML, no control characters, one line, shortened, and without
 * the key should the server have echoed it.
 */
export function plainWords(text: string, key: string): string {
  const document = text.search(DOCUMENT);
  const words = (document < 0 ? text : text.slice(0, document))
    .replace(/<[a-z!/][^>]*>/gi, ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return shorten(withoutKey(words, key));
}

/** Every appearance of the key replaced, in any letter case and even when taken apart by spaces. */
export function withoutKey(text: string, key: string): string {
  if (key === '') return text;
  const characters = Array.from(key, (character) => character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'));
  return text.replaceAll(new RegExp(characters.join('\\s*'), 'gi'), '[key]');
}

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
