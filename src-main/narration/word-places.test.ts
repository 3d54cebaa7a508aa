import { expect, it } from 'vitest';
import { runsIn } from '../text/reading.ts';
import { MadeWords } from './made-words.ts';
import { sentencesAt } from './marked-sentences.ts';
import { wordsInSource } from './word-places.ts';

/** “See **the** docs at 5pm. Now.”, said without its marks, and with other words for the time. */
const source = 'See **the** docs at 5pm. Now.';
const said = 'See the docs at five in the afternoon. Now.';
const runs = [
  { at: 0, start: 0, end: 4, verbatim: true },
  { at: 4, start: 6, end: 9, verbatim: true },
  { at: 7, start: 11, end: 20, verbatim: true },
  { at: 16, start: 20, end: 23, verbatim: false },
  { at: 37, start: 23, end: 29, verbatim: true },
];
const words = [...said.matchAll(/\w+/g)].map(({ index, 0: word }) => ({
  from: index,
  to: index + word.length,
  at: index / 10,
}));
const sentences = [
  { start: 0, end: 24, from: 0, to: 38 },
  { start: 25, end: 29, from: 39, to: 43 },
];

it('gives each word its place in the source, and what is said in other words the whole place', () => {
  const found = wordsInSource({ runs, sentences }, words);
  expect(found.map(({ start, end }) => source.slice(start, end))).toEqual([
    'See',
    'the',
    'docs',
    'at',
    '5pm',
    '5pm',
    '5pm',
    '5pm',
    'Now',
  ]);
  expect(found.map(({ at }) => at)).toEqual(words.map(({ at }) => at));
});

it('counts the places of a piece from where it begins', () => {
  const piece = runsIn(runs, { start: 10, end: 43 });
  expect(piece[0]).toEqual({ at: 0, start: 14, end: 20, verbatim: true });
  const moved = words.slice(2).map(({ from, to, at }) => ({ from: from - 10, to: to - 10, at }));
  const found = wordsInSource({ runs: piece, sentences }, moved.slice(1));
  expect(found.map(({ start, end }) => source.slice(start, end))).toEqual([
    'at',
    '5pm',
    '5pm',
    '5pm',
    '5pm',
    'Now',
  ]);
});

it('knows no more than the sentence where the runs are not known', () => {
  const found = wordsInSource({ sentences }, words);
  expect(found.map(({ start, end }) => source.slice(start, end))).toEqual([
    ...words.slice(1).map(() => 'See **the** docs at 5pm.'),
    'Now',
  ]);
});

it('begins a sentence with its first word, and the first one with the sound', () => {
  const edges = { soundStart: 0.2, soundEnd: 6 };
  expect(sentencesAt(words, sentences, edges)).toEqual([0.2, 3.9]);
  const dots = [...sentences, { from: 43, to: 46 }];
  expect(sentencesAt(words, dots, edges)).toEqual([0.2, 3.9, 6]);
});

it('keeps the words of a piece until it is made without any', () => {
  const kept = new MadeWords();
  kept.set(3, words);
  expect(kept.of(3).map(({ from, to }) => [from, to])).toEqual(words.map(({ from, to }) => [from, to]));
  expect(kept.of(3).at(-1)?.at).toBeCloseTo(3.9, 4);
  expect(kept.of(2)).toEqual([]);
  kept.set(3, undefined);
  expect(kept.of(3)).toEqual([]);
});
