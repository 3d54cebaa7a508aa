import { expect, test } from 'vitest';
import { skippedWords } from './skipped-words.ts';

test('names what was left out, and counts the rest of many', () => {
  const left = (name: string) => ({ code: 'profile_left_out' as const, params: { name } });
  expect(skippedWords([left('Half')])).toEqual([
    '“Half” was left out: something in it is missing or not right.',
  ]);
  const many = skippedWords(Array.from({ length: 11 }, (_, n) => left(String(n))));
  expect([many.length, many.at(-1)]).toEqual([9, '3 more were left out.']);
});
