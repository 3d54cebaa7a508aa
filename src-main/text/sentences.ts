import { goesOn } from './abbreviations.ts';
import { asSpoken } from './speakable.ts';

/** A run of a text, UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How far back an abbreviation is looked for: what keeps the work linear. */
const LOOK_BACK = 40;

/** So short a text is one sentence, which spares the segmenter's start in long lists of words. */
const TOO_SHORT_FOR_TWO = 3;

/**
 * The sentences of a text, in order and without gaps: white space belongs to the sentence before it. Line breaks
 * are plain white space here; paragraphs are told apart by `paragraphs`.
 *
 * Boundaries are those of Unicode (UAX #29, by Intl.Segmenter), with these corrections: no end after an
 * abbreviation, initials, a list number or a German ordinal, nor between “Stop!” and a lower-case “she said” or
 * 「はい。」 and と; an end after “…” before a capital and after a Greek question mark; an opening bracket belongs
 * to the sentence that it opens, and a French « » to the one that it closes. Thai and Lao write a space where others write a mark, but also around names and numbers:
 * a sentence ends at such a space once it has some length.
 */
export function* sentences(text: string): Generator<Span> {
  if (text.length <= TOO_SHORT_FOR_TWO) {
    if (text !== '') yield { start: 0, end: text.length };
    return;
  }
  const flat = asSpoken(text);
  let start = 0;
  for (const { index, segment } of segmenter.segment(flat)) {
    for (const end of ends(segment, index)) {
      const at = end < flat.length ? beforeOpening(flat, start, end) : end;
      if (at <= start || (end < flat.length && isFalseEnd(flat, start, at))) continue;
      yield { start, end: at };
      start = at;
    }
  }
  if (start < flat.length) yield { start, end: flat.length };
}

const missedEnd =
  /…["'”’»)\]]*\s+(?=["'“«„(¿¡]*\p{Lu})|(?<=\p{Script=Greek})[;\u037e]["'”’»)]*\s+|^[»›]\s+(?=["'“«„(¿¡]*\p{Lu})/gu;

/** The end of a segment, after those inside it which Unicode's rules do not see. */
function* ends(segment: string, index: number): Generator<number> {
  for (const match of segment.matchAll(missedEnd)) {
    const end = match.index + match[0].length;
    if (end < segment.length) yield index + end;
  }
  yield* thaiEnds(segment, index);
  yield index + segment.length;
}

const thaiSpace = /(?<=[\u0e00-\u0eff])\s+(?=[\u0e00-\u0eff])/gu;
/** Code units of a Thai sentence, at least: some four to eight words. */
const THAI_SENTENCE = 60;

function* thaiEnds(segment: string, index: number): Generator<number> {
  let from = 0;
  for (const match of segment.matchAll(thaiSpace)) {
    const end = match.index + match[0].length;
    if (end - from < THAI_SENTENCE || segment.length - end < THAI_SENTENCE / 4) continue;
    yield index + end;
    from = end;
  }
}

const opening = /[\p{Ps}\p{Pi}]/u;

function beforeOpening(flat: string, start: number, end: number): number {
  let at = end;
  while (at > start && opening.test(flat.charAt(at - 1))) at--;
  return at;
}

const lowerNext = /^["'“«„(]*\p{Ll}/u;
const askedOrCried = /[!?]["'”’»)\]]*\s+$/u;
/** A mark of closing that French sets apart from the words before it. */
const closesApart = /^[»›](?:\s|$)/u;
/** What was said, and how it goes on: 「はい。」と言った. */
const quoted = /[。！？!?…][」』”）]$/u;
const goesOnInKana = /^[とのはがをにでもやっな]/u;
const wordAndDot = /(?:^|[^\p{L}\p{M}\p{N}.])((?:\p{L}\p{M}*)+(?:\.\s?(?:\p{L}\p{M}*)+)*)\.\s+$/u;
const lastWord = /(?:\p{L}\p{M}*)+(?:\.(?:\p{L}\p{M}*)+)*$/u;
/** Its single letters, back from the last one: `z. B` of “Das ist z. B”. */
const singleLetters = /(?:\p{L}\p{M}*\.\s?)*\p{L}\p{M}*$/u;
const numberBefore = /\p{N},?\s$/u;
const listNumber = /^[\s("'“«]*(?:\p{Nd}{1,3}|\p{L}|[IVXL]{2,6})[.)]\s+$/u;
const dayBefore = /(?:^|\D)\p{Nd}{1,2}\.\s+$/u;
const month = /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)(?:\p{Ll}|(?<=Mai)(?!\p{L}))/u;
/** German counts with a dot behind words like these: “das 19. Jahrhundert”, but not “Er wurde 3.”. */
const ordinal =
  /(?:^|[^\p{L}])(?:de[rsnm]|die|das|dieser?|[aiv][mn]|von|vom|zu[mr]|ins|bis|ab|seit|jede[rsnm]?|(?:[msd]?ein|ihr|unser)e?[rsnm]?)\s+(?:\p{Nd}{1,3}|[IVX]{1,5})\.\s+$/iu;

function isFalseEnd(flat: string, start: number, end: number): boolean {
  const before = flat.slice(Math.max(start, end - LOOK_BACK), end);
  const next = flat.slice(end, end + LOOK_BACK);
  if (closesApart.test(next) || (quoted.test(before) && goesOnInKana.test(next))) return true;
  if (askedOrCried.test(before)) return lowerNext.test(next);
  if (end - start <= LOOK_BACK && listNumber.test(before)) return true;
  if (dayBefore.test(before) && month.test(next)) return true;
  if (ordinal.test(before)) return true;
  const chain = wordAndDot.exec(before)?.[1];
  const word = chain && lastWord.exec(chain)?.[0];
  if (!word) return false;
  const at = before.lastIndexOf(word);
  return goesOn(
    { word, chain: singleLetters.exec(chain)?.[0] ?? word, counted: numberBefore.test(before.slice(0, at)) },
    next,
  );
}
