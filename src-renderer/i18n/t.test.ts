import { expect, test } from 'vitest';
import { en } from './en.ts';
import { counted, t } from './t.ts';

test('fills the params in', () => {
  expect(t('status.playing', { part: 3, parts: 60 })).toBe('Playing part 3 of 60');
});

test('chooses the form by the number and writes large numbers readably', () => {
  expect(counted('compose.length', 1)).toBe('1 character');
  expect(counted('compose.length', 0)).toBe('0 characters');
  expect(counted('compose.length', 12_345)).toBe('12,345 characters');
});

test('keeps the catalogue plain: no exclamation marks, no stray spaces', () => {
  for (const [key, words] of Object.entries(en)) {
    expect(words, key).not.toMatch(/!|^\s|\s$| {2}/);
    expect(words.length, key).toBeGreaterThan(0);
  }
});
