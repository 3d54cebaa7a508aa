import { expect, test } from 'vitest';
import type { KeptNarration } from '../../src-preload/contract/library.ts';
import { lengthWords, sizeWords } from './kept-words.ts';

const kept = (more: Partial<KeptNarration>): KeptNarration => ({
  ...{ id: 'n1', title: 'Words', profileId: null, speaker: 'This computer', voice: null, characters: 90 },
  ...{ pieces: 3, made: 3, seconds: 75, bytes: 1000, createdAt: 0, usedAt: 0, pinned: false, heard: null },
  ...more,
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [12_400, '12 kB'],
  [3_600_000, '4 MB'],
  [1_430_000_000, '1.4 GB'],
])('%i bytes are %s', (count, words) => expect(sizeWords(count)).toBe(words));

test('tells the length, or how far it got', () => {
  expect(lengthWords(kept({}))).toBe('1:15');
  expect(lengthWords(kept({ heard: 12 }))).toBe('0:12 of 1:15');
  expect(lengthWords(kept({ made: 1, seconds: 20 }))).toBe('0:20, 1 of 3 parts');
  expect(lengthWords(kept({ made: 0, seconds: 0 }))).toBe('Not spoken yet');
});
