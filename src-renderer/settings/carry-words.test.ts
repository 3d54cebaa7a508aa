import { expect, test } from 'vitest';
import { addedWords, skippedWords } from './carry-words.ts';

test('names who was added, and says how to go on', () => {
  expect(addedWords({ added: ['Work'], skipped: [] })).toBe(
    '“Work” was added. Its key is not in the file: choose Edit and enter it.',
  );
  expect(addedWords({ added: ['Work', 'Home'], skipped: [] })).toMatch(/^“Work”, “Home” were added\. Their/);
  expect(addedWords({ added: [], skipped: [] })).toBe('No profile was added.');
});

test('names who was left out, and counts the rest of many', () => {
  const left = (name: string) => ({ code: 'profile_left_out' as const, params: { name } });
  expect(skippedWords([left('Half')])).toEqual([
    '“Half” was left out: something in it is missing or not right.',
  ]);
  const many = skippedWords(Array.from({ length: 11 }, (_, n) => left(String(n))));
  expect([many.length, many.at(-1)]).toEqual([9, '3 more were left out.']);
});
