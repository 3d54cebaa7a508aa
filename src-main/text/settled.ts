const letter = String.raw`\p{L}\p{M}*`;
/**
 * A letter of a script without capitals, or the first word in full, or so much of it that no rule looks further:
 * the words that are known to begin sentences, and the months, have less than eight letters.
 */
const enough = new RegExp(
  String.raw`^[^\p{L}]*(?:[\p{Lo}\p{Lm}]|(?:${letter}){8}|(?:${letter})+[^\p{L}\p{M}])`,
  'u',
);

/**
 * Whether the boundary before this text is the end of a sentence whatever follows. The rules of `sentences`, and
 * Unicode's (UAX #29, SB8), look past marks and digits as far as the next word.
 */
export const settles = (next: string): boolean => enough.test(next);
