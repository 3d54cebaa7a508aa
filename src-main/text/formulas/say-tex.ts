import type { FormulaWords } from './formula-words.ts';
import { TexReader } from './tex-reader.ts';

const token = /\\[a-zA-Z]+\*?|\\[^]|\d+(?:[.,]\d+)*|\s+|[^]/gu;

/** A formula in words: `\frac{a}{b}` as “a over b”, `x^2` as “x squared”. Takes linear time. */
export const sayTex = (tex: string, words: FormulaWords): string => joined(texWords(tex, words));

/** The same, bit by bit. */
export function texWords(tex: string, words: FormulaWords): string[] {
  const flat = tex.replace(/\n[ \t]*>+/g, '\n');
  return new TexReader(flat.match(token) ?? [], words).read(null, 0).filter((word) => word !== '');
}

/** A formula that is letters, figures and brackets alone, as it is said in any language; null for any other. */
export function plainTex(tex: string): string | null {
  const plain = tex
    .replace(/\\(?:math(?:bb|bf|cal|rm|it)|text|left|right)(?![a-zA-Z])|\\[,;:! ]/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[\p{L}\p{N} .,()]+$/u.test(plain) ? plain : null;
}

/** Bits as one text. Chinese characters and Japanese particles have no spaces around them. */
export const joined = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ (?=[),%])/g, '')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/ ?([\p{Script=Han}\p{Script=Hiragana}，、]) ?/gu, '$1')
    .replace(/^[\s,]+|[\s,]+$/g, '');
