import type { Guess } from './guess.ts';

/** Letters from which a stretch is told by itself. */
const ENOUGH = 40;
/** Fewer letters tell nothing: a name, an exclamation. */
const TOO_FEW = 10;
/** The likeliest language of a short stretch has at least this score, where it is another than around it. */
const SHORT_SCORE = 0.75;

/** By how much the likeliest language has to be ahead of the one around it. */
const lead = (letters: number): number => (letters >= 2 * ENOUGH ? 0.02 : letters >= ENOUGH ? 0.03 : 0.15);

/**
 * The language of each stretch in a row. A long one is told by itself; close calls (Norwegian and Danish) go to the
 * language before it or to the one that most of the text is in. A short one is told only where it is clear, and
 * otherwise takes its neighbours' of the same script; one without letters takes any neighbour's.
 */
export function settle(guesses: readonly Guess[]): (string | undefined)[] {
  const main = mainLanguages(guesses);
  const last = new Map<string, string>();
  const told = guesses.map((guess) => {
    const before = last.get(guess.script === 'none' ? 'any' : guess.script);
    const language = one(guess, before, main.get(guess.script));
    if (language !== undefined) {
      last.set('any', language);
      if (guess.script !== 'none') last.set(guess.script, language);
    }
    return language;
  });
  return fromBehind(guesses, told);
}

function one(guess: Guess, before: string | undefined, main: string | undefined): string | undefined {
  if (guess.certain !== undefined) return guess.certain;
  const [first] = guess.likely;
  if (!first || guess.letters < TOO_FEW) return before;
  const near = guess.likely.find(
    ([language, score]) =>
      (language === before || language === main) && score >= first[1] - lead(guess.letters),
  );
  if (near) return near[0];
  if (guess.letters < ENOUGH && first[1] < SHORT_SCORE) return before;
  return first[0];
}

/** What counts as most of a text. */
const MOST = 0.75;

/** For each script, the language that most of its letters are in, by the long stretches. */
function mainLanguages(guesses: readonly Guess[]): Map<string, string> {
  const letters = new Map<string, Map<string, number>>();
  for (const guess of guesses) {
    const language = guess.likely[0]?.[0];
    if (language === undefined || guess.letters < ENOUGH) continue;
    const counts = letters.get(guess.script) ?? new Map<string, number>();
    counts.set(language, (counts.get(language) ?? 0) + guess.letters);
    letters.set(guess.script, counts);
  }
  const main = new Map<string, string>();
  for (const [script, counts] of letters) {
    const all = [...counts.values()].reduce((sum, some) => sum + some, 0);
    for (const [language, some] of counts) if (some > MOST * all) main.set(script, language);
  }
  return main;
}

/** What had nothing told before it takes what is told behind it. */
function fromBehind(
  guesses: readonly Guess[],
  told: readonly (string | undefined)[],
): (string | undefined)[] {
  const next = new Map<string, string>();
  const all = [...told];
  for (let index = all.length - 1; index >= 0; index--) {
    const script = guesses[index]?.script ?? 'none';
    const language = all[index] ?? next.get(script === 'none' ? 'any' : script);
    all[index] = language;
    if (language === undefined) continue;
    next.set('any', language);
    next.set(script, language);
  }
  return all;
}
