/** Abbreviations (lower case, without the last dot) after which a sentence goes on. */
const always = new Set(
  [
    // English
    'mr mrs ms mx dr prof st rev hon gen col capt lt sgt maj gov sen rep pres mt ft vs cf viz approx dept al',
    // German
    'bzw ca evtl ggf inkl exkl sog vgl bspw hr fr frl dipl ing str tel geb gest',
    // French, Spanish, Italian, Portuguese
    'mme mlle mgr sr sra srta dra dña ud uds sig dott avv exmo exma',
    // Dutch, Polish, Czech, Nordic
    'dhr mevr bijv np inż tzv např bl.a f.eks',
    // Russian, Ukrainian
    'ул проф акад тыс млн млрд напр гр тов',
  ].flatMap((words) => words.split(' ')),
);

/** Abbreviations only when a number follows: `no. 5`, but not “He said no. Then …”. */
const beforeNumber = new Set(
  'no nos nr art fig figs vol p pp s ch sec eq op cap núm n стр рис гл п'.split(' '),
);

const initials = /^\p{Lu}\p{M}*(?:\.\s?\p{Lu}\p{M}*)*$/u;
const dottedLetters = /^\p{L}\p{M}*(?:\.\s?\p{L}\p{M}*)+$/u;
const clock = /^[ap]\.\s?m$/i;

/**
 * Whether a word before a dot is an abbreviation that does not end its sentence.
 * @param word the letters and inner dots before the dot: `Mr`, `z.B`, `J`
 * @param next what follows the dot and the white space
 */
export function goesOn(word: string, next: string): boolean {
  const lower = word.toLowerCase();
  if (always.has(lower)) return true;
  if (beforeNumber.has(lower) && /^\p{N}/u.test(next)) return true;
  if (clock.test(word)) return false;
  // “I” is far more often the pronoun than an initial.
  return word !== 'I' && (initials.test(word) || dottedLetters.test(word));
}
