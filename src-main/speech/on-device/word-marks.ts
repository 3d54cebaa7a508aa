import type { Span } from '../../text/sentences.ts';
import { speakingTimes } from '../speaking-time.ts';
import type { WordMark } from '../voice-source.ts';
import type { EngineMark } from './protocol.ts';
import { wordTokens } from './word-tokens.ts';

/**
 * The words of a text with their times, from what the engine told while it said it. The engine tells of more words
 * than there are (a number is many), of fewer (“of the” is one), and of places inside a word: a word begins with the
 * first that falls into it, or into the gap before it. One without any is put between its neighbours, as its letters
 * share the time up to the next word or to the quiet before it. Times never go back.
 */
export function wordMarks(text: string, marks: readonly EngineMark[], seconds: number): WordMark[] {
  const tokens = wordTokens(text);
  const told = toldTimes(tokens, marks);
  const spoken = speakingTimes(text);
  const quiet = marks.filter(({ kind }) => kind === 'quiet').map(({ at }) => at);
  const words: WordMark[] = [];
  for (let first = 0; first < tokens.length;) {
    // A word whose time was told, and those behind it whose times were not.
    let next = first + 1;
    while (next < tokens.length && told[next] === undefined) next += 1;
    const begin = told[first] ?? 0;
    const limit = told[next] ?? seconds;
    const length = Math.min(limit, quiet.find((at) => at > begin) ?? limit) - begin;
    const from = spoken[tokens[first]?.start ?? 0] ?? 0;
    const whole = (spoken[tokens[next]?.start ?? text.length] ?? 0) - from;
    for (const { start, end } of tokens.slice(first, next)) {
      const share = whole > 0 ? ((spoken[start] ?? 0) - from) / whole : 0;
      words.push({ from: start, to: end, at: begin + share * length });
    }
    first = next;
  }
  return words;
}

/** For each token the time of the first mark that is its own. */
function toldTimes(tokens: readonly Span[], marks: readonly EngineMark[]): (number | undefined)[] {
  const told: (number | undefined)[] = tokens.map(() => undefined);
  /** Of the first mark in the gap before a token. */
  const gaps = [...told];
  let index = 0;
  let furthest = 0;
  for (const mark of marks) {
    // A place that goes back is none.
    if (mark.kind !== 'word' || mark.place < furthest) continue;
    furthest = mark.place;
    while (index < tokens.length && (tokens[index]?.end ?? 0) <= mark.place) index += 1;
    const inside = (tokens[index]?.start ?? Infinity) <= mark.place;
    if (inside) told[index] ??= mark.at;
    else gaps[index] ??= mark.at;
  }
  return told.map((at, own) => at ?? gaps[own]);
}
