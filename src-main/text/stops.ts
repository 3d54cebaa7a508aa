/** After one of these, and brackets and quotation marks behind it, a voice pauses. */
const marked = /[\p{Po}\p{Pd}][\p{Pe}\p{Pf}"'’”»]*\s*$/u;
const lastLetter = /[\p{L}\p{N}][^\p{L}\p{N}]*$/u;
const stops: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u, '。'],
  [/\p{Script=Devanagari}|\p{Script=Bengali}/u, '।'],
  [/\p{Script=Armenian}/u, '։'],
  [/\p{Script=Ethiopic}/u, '።'],
  [/\p{Script=Khmer}/u, '។'],
];
/** How far back a mark is looked for. */
const LOOK_BACK = 20;

/** The full stop, in its script, that a line of words lacks; empty where a mark ends it. */
export function missingStop(line: string): string {
  const end = line.slice(-LOOK_BACK);
  if (marked.test(end)) return '';
  const letter = lastLetter.exec(end)?.[0] ?? '';
  return stops.find(([script]) => script.test(letter))?.[1] ?? '.';
}
