import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';

/** Scripts that write words without spaces: a word has no boundary there that one could look for. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'];
const unspacedClass = `[${unspaced.map((script) => `\\p{Script=${script}}`).join('')}]`;
const wordClass = `[[\\p{L}\\p{M}\\p{N}_]--${unspacedClass}]`;
const wordCharacter = new RegExp(`^${wordClass}$`, 'v');

/**
 * The regular expression of a rule. Words that are found by their letters are found however they are composed
 * (U+00E9, or e and U+0301) and however many spaces or line breaks stand between them. Throws a SyntaxError for a
 * rule of kind `regex` that is none.
 */
export function patternOf({ kind, from, matchCase }: PronunciationRule): RegExp {
  const letterCase = matchCase ? '' : 'i';
  if (kind === 'regex') return new RegExp(from, `gu${letterCase}`);
  if (kind === 'text') return new RegExp(inAnyForm(from), `gv${letterCase}`);
  const word = from.trim() || from;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const last = /.$/su.exec(word.normalize('NFC'))?.[0] ?? '';
  const before = wordCharacter.test(first) ? `(?<!${wordClass})` : '';
  const after = wordCharacter.test(last) ? `(?!${wordClass})` : '';
  return new RegExp(`${before}(?:${inAnyForm(word)})${after}`, `gv${letterCase}`);
}

function inAnyForm(words: string): string {
  const forms = new Set([words, words.normalize('NFC'), words.normalize('NFD')]);
  return [...forms].map(literal).join('|');
}

const literal = (words: string): string =>
  words
    .split(/(\s+)/u)
    .map((part) => (/^\s+$/u.test(part) ? '\\s+' : escapeCharacters(part)))
    .join('');

/** Every character by its number, but for letters and digits: none of them means anything there. */
const escapeCharacters = (text: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
