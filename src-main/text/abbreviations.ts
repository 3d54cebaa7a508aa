const words = (...lists: string[]): Set<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** Abbreviations (lower case, without the last dot) after which a sentence goes on, whatever follows. */
const always = words(
  // English
  'mr mrs ms mx dr drs prof st rev gen col capt lt sgt gov rep pres mt ft vs cf viz approx dept al',
  'ave blvd univ',
  // German
  'bzw ca evtl ggf inkl exkl sog vgl bspw hr hrn fr frl dipl ing str tel geb gest mio mrd tsd',
  // French, Spanish, Italian, Portuguese
  'mme mlle mgr sr sra srta dra dña sig sigg dott avv exmo exma ste sto sta profa',
  // Dutch, Polish, Czech, Hungarian, Turkish, Nordic, Vietnamese
  'dhr mevr bijv np tj tzn inż hab mgr ks św ul tzv např sv judr mudr özv ifj sn doç yrd bl.a f.eks ths pgs',
  // Russian, Ukrainian, Greek
  'ул проф акад тыс млн млрд напр гр тов пл просп св κα κκ δρ αγ λεωφ',
  // Hindi and Marathi
  'डॉ डा श्री श्रीमती प्रो पं रु',
);

/** Abbreviations only as they are written here: otherwise they are words of some language. */
const asWritten = words('Hon Maj Sen Fa Ud Uds EE Av MM TP TS GS ed eds pl');
/** Units, behind a number. */
const units = words('ms ft hr');
/** Streets, behind the number of a house: “12, av. Foch”. */
const streets = words('av bd pl');

/** Abbreviations only when a number follows: `no. 5`, but not “He said no. Then …”. */
const beforeNumber = words(
  'no nos nr art fig figs tab vol p pp s ch sec eq op cap núm pág págs pag fol bd abs ziff kap rn max min',
  'kl blz str č str. стр рис гл см табл разд ок ст σελ αρ ok sz bölüm',
  'jan feb mar apr jun jul aug sep sept oct nov dec okt dez',
);

/** Abbreviations that may well be the last words of a sentence: before a capital they are. */
const last = words('a.m p.m т.д т.п н.э v.v u.s.w o.ä u.ä e.v d.c a.c κ.λπ κ.ά κ.ο.κ ph.d');

/** Words that begin sentences, and hardly a name: after “the U.S.” or “vitamin C.” they do. */
const starters = words(
  'the this that these those there then they we you he she it i if in on at and but so for as to by our its',
  'when while what who why how not all both some most many now here later however yet after before also',
  'der die das den dem ein eine er sie es wir ihr ich und aber doch dann so im am in da hier nun auch',
  'le les il elle ils elles on nous vous je et mais puis ce cette un une dans el los las ella ellos pero luego en',
  'o os ele ela eles mas i gli lo lui lei ma poi',
  'он она они оно мы вы я и но а в на это потом там тут',
);

const initials = /^\p{Lu}\p{M}*(?:\.\s?\p{Lu}\p{M}*)*$/u;
const dottedLetters = /^\p{L}\p{M}*(?:\.\s?\p{L}\p{M}*)+$/u;
const letter = /^\p{Ll}$/u;
/** In these scripts a single small letter is hardly a word at a sentence's end: “г. Москва”, “κ. Παππάς”. */
const abbreviating = /^[\p{Script=Cyrillic}\p{Script=Greek}]$/u;
/** “v. Chr.”, “av. J.-C.”, “z. B.”, “u. Tab. 2”: abbreviations in a row. */
const shortNext = /^(?:\p{L}\.|\p{L}{2,4}\.\s\p{N}|Chr\.|J\.-C|UU\.)/u;
const numeral = /^[("“„«]?(?:\p{N}|[IVXLC]+(?!\p{L}))/u;
const firstWord = /^["'“«„(]*(\p{L}+)/u;

/** What stands before a dot. */
export interface BeforeDot {
  /** The letters and inner dots before it: `Mr`, `z.B`, `J`. */
  readonly word: string;
  /** The same with what belongs to it after spaces: `z. B`, `J. K`, `Prof. Dr`. */
  readonly chain: string;
  /** A number stands in front of the word: `1999 г`, `12, av`. */
  readonly counted: boolean;
}

/**
 * Whether a word before a dot is an abbreviation that does not end its sentence.
 * @param next what follows the dot and the white space
 */
export function goesOn({ word, chain, counted }: BeforeDot, next: string): boolean {
  const lower = word.toLowerCase();
  if (counted && units.has(word)) return false;
  if (counted && streets.has(word)) return true;
  if (always.has(lower) || asWritten.has(word)) return true;
  if (numeral.test(next) && (beforeNumber.has(lower) || letter.test(word) || /(?:str|straße)$/.test(lower)))
    return true;
  const single = letter.test(word) && !(counted && abbreviating.test(word));
  if ((single || word === 'av') && shortNext.test(next)) return true;
  const dotted = dottedLetters.test(chain) ? chain : word;
  if (last.has(dotted.toLowerCase().replace(/\s/g, ''))) return false;
  const begins = starters.has(firstWord.exec(next)?.[1]?.toLowerCase() ?? '');
  if (letter.test(word) && !dottedLetters.test(dotted)) return abbreviating.test(word) && !counted && !begins;
  // “I” is far more often the pronoun than an initial.
  if (word === 'I' && dotted === 'I') return false;
  if (initials.test(dotted)) return !begins;
  return dottedLetters.test(dotted);
}
