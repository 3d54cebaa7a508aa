import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openNgrams, packNgrams, type Scores } from './packed-ngrams.ts';

const path = fileURLToPath(new URL('../node_modules/eld/src/ngrams/extrasmall.js', import.meta.url));
const { ngramsData } = (await import(pathToFileURL(path).href)) as {
  ngramsData: { ngrams: Record<string, Scores> };
};

it('has the scores of every letter group of the detector’s own table', () => {
  const packed = openNgrams(packNgrams(ngramsData.ngrams));
  const wrong = Object.entries(ngramsData.ngrams).filter(
    ([letters, scores]) => JSON.stringify(packed[letters]) !== JSON.stringify(scores),
  );
  expect(Object.keys(ngramsData.ngrams).length).toBeGreaterThan(40_000);
  expect(wrong).toEqual([]);
});

it('has nothing of other letters', () => {
  const packed = openNgrams(packNgrams({ ab: { 3: 7 }, ÿÿÿÿÿÿ: { 0: 255, 59: 0 } }));
  expect([packed['ab'], packed['ÿÿÿÿÿÿ']]).toEqual([{ 3: 7 }, { 0: 255, 59: 0 }]);
  const others = ['', 'a', 'aba', '\0ab', 'ab\0', 'ÿÿÿÿÿÿÿ', 'Ābcd', 'constructor', 'toString', '__proto__'];
  expect(others.filter((letters) => packed[letters] !== undefined)).toEqual([]);
});

it('packs no table that does not fit', () => {
  for (const [letters, scores] of [
    ['sevenses', { 1: 1 }],
    ['Ā', { 1: 1 }],
    ['ab', { 256: 1 }],
    ['ab', { 1: 256 }],
  ] as const) {
    expect(() => packNgrams({ [letters]: scores })).toThrow(RangeError);
  }
});
