import type { Placed } from './timeline.ts';

/** What is shown at a time; seconds from the start of the file. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Letters in a line of subtitles, and what two lines hold; wide letters count double. */
const LINE = 42;
const CUE = 2 * LINE;
/** Seconds that a cue is shown at least, where the next one leaves room. */
const LEAST = 0.4;

/** What is said, sentence by sentence, each at its time; long sentences by their clauses. */
export function cuesOf(placed: readonly Placed[]): Cue[] {
  return placed.flatMap((place) => {
    const sentences = place.part.sentences ?? [];
    const begins = startsOf(place);
    return sentences.flatMap(({ text }, index) => {
      const start = begins[index] ?? place.at;
      const end = Math.max(start + 0.01, begins[index + 1] ?? place.at + place.length);
      return shared(split(tidy(text)), start, end);
    });
  });
}

/** Where each sentence begins in the file; those that nobody timed by their length between the others. */
function startsOf({ part, at, length }: Placed): number[] {
  const sentences = part.sentences ?? [];
  const from = part.soundStart ?? 0;
  const known = sentences.map((sentence, index) =>
    index === 0
      ? at
      : sentence.at === undefined
        ? undefined
        : at + Math.min(length, Math.max(0, sentence.at - from)),
  );
  let last = { index: 0, at };
  return known.map((time, index) => {
    if (time !== undefined) {
      last = { index, at: Math.max(time, last.at) };
      return last.at;
    }
    const next = known.findIndex((each, other) => other > index && each !== undefined);
    const until = next < 0 ? at + length : (known[next] ?? at + length);
    const weight = (first: number, end: number): number =>
      sentences.slice(first, end).reduce((sum, { text }) => sum + text.length, 0);
    const whole = weight(last.index, next < 0 ? sentences.length : next);
    return last.at + ((until - last.at) * weight(last.index, index)) / Math.max(1, whole);
  });
}

/** The parts of a sentence over its time, by their length. */
function shared(parts: readonly string[], start: number, end: number): Cue[] {
  const whole = parts.reduce((sum, part) => sum + part.length, 0);
  let said = 0;
  return parts.map((text) => {
    const from = start + ((end - start) * said) / whole;
    said += text.length;
    const to = start + ((end - start) * said) / whole;
    return { start: from, end: Math.max(to, Math.min(end, from + LEAST)), text };
  });
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text in parts that each fit on the screen, cut where a clause ends, or a word, or wherever it must be. */
function split(text: string): string[] {
  if (text === '') return [];
  if (width(text) <= CUE) return [text];
  const pieces = Math.ceil(width(text) / CUE);
  const at = cutAt(text, width(text) / pieces);
  return [text.slice(0, at).trim(), ...split(text.slice(at).trim())].filter((part) => part !== '');
}

/** The best place to cut: near `wish`, after a mark rather than after a word, and so that the first part fits. */
function cutAt(text: string, wish: number): number {
  let best = { at: 0, cost: Infinity };
  let at = 0;
  let wide = 0;
  for (const letter of text) {
    at += letter.length;
    wide += width(letter);
    if (wide > CUE) break;
    const cost = Math.abs(wide - wish) + price(text, at);
    if (cost < best.cost) best = { at, cost };
  }
  return best.at === 0 ? text.length : best.at;
}

/** What a cut here costs, in letters: little after a clause, more after a word, much inside one. */
function price(text: string, at: number): number {
  const before = text.slice(0, at).trimEnd().at(-1) ?? '';
  if (/[,;:–—،؛、，；：]/.test(before)) return 0;
  return /\s/.test(text[at] ?? ' ') ||
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u.test(before)
    ? 25
    : 1000;
}

/** One line, or two of about the same length. */
export function linesOf(text: string): string[] {
  if (width(text) <= LINE) return [text];
  const half = width(text) / 2;
  let best = { at: 0, cost: Infinity };
  for (let at = 1; at < text.length; at += 1) {
    const cost = Math.abs(width(text.slice(0, at)) - half) + price(text, at);
    if (cost < best.cost) best = { at, cost };
  }
  return [text.slice(0, best.at).trim(), text.slice(best.at).trim()];
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、，。；：！？]/u;
const width = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
