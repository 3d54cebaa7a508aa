/** How long it takes to say a text, compared with a Latin letter. Of a few scripts, by the sounds that a sign stands for. */
const signs: readonly (readonly [RegExp, number])[] = [
  // Read out as words: “7”, “%”, a smiling face.
  [/\p{Nd}/u, 4],
  [/\p{Extended_Pictographic}/u, 8],
  [/[\p{Sc}%&@#+=]/u, 5],
  // A syllable each.
  [/\p{Script=Han}/u, 3],
  [/[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Ethiopic}\p{Script=Yi}]/u, 2.2],
  // Most vowels are not written.
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 1.4],
  [/\p{L}/u, 1],
  [/\p{Mc}/u, 0.7],
];

/** Two to five capitals that stand alone are spelt: “BBC”. */
const spelt = /(?<![\p{L}\p{N}])\p{Lu}{2,5}(?![\p{L}\p{N}])/gu;
const lower = /\p{Ll}/u;
const SPELT = 2.5;
/** Added for each word: a word of one letter takes longer than a letter in a word. */
const WORD = 0.5;

/** What of the time of a text is over at each of its places: from 0, and not yet scaled to seconds. */
export function speakingTimes(text: string): Float64Array {
  const times = new Float64Array(text.length + 1);
  const capitals = new Set<number>();
  // A heading all in capitals has words in it.
  if (lower.test(text)) {
    for (const { index, 0: run } of text.matchAll(spelt)) {
      for (let at = index; at < index + run.length; at += 1) capitals.add(at);
    }
  }
  let time = 0;
  let inWord = false;
  let at = 0;
  for (const sign of text) {
    const own = signs.find(([kind]) => kind.test(sign))?.[1] ?? 0;
    if (own > 0 && !inWord) time += WORD;
    inWord = own > 0;
    for (let unit = 0; unit < sign.length; unit += 1) times[at + unit] = time;
    time += capitals.has(at) ? SPELT : own;
    at += sign.length;
  }
  times[text.length] = time;
  return times;
}
