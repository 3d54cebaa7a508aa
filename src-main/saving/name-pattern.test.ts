import { expect, it } from 'vitest';
import { defaultPattern, unknownFields } from '../../src-preload/contract/name-pattern.ts';
import { nameFrom } from './name-pattern.ts';

const values = { chapter: 'Summer', title: 'The Heron’s Year', voice: 'alloy', date: '2026-11-26' };

it.each([
  [defaultPattern, { number: 3, of: 12 }, '03 Summer'],
  ['{title} - {number} - {voice}', { number: 7, of: 140 }, 'The Heron’s Year - 007 - alloy'],
  ['{date}', { number: 1, of: 1 }, '2026-11-26'],
  ['', { number: 1, of: 9 }, '01'],
  ['{nothing}', { number: 1, of: 9 }, '01'],
])('%j is %j', (pattern, place, name) => {
  expect(nameFrom(pattern, values, place)).toBe(name);
});

it('makes of any words a name that every system takes', () => {
  const place = { number: 2, of: 3 };
  expect(nameFrom('{number} {chapter}', { ...values, chapter: 'A/B: "C"?' }, place)).toBe('02 A B C');
  expect(nameFrom('../{chapter}', { ...values, chapter: '../etc' }, place)).toBe('etc');
  expect(nameFrom('{chapter}', { ...values, chapter: 'CON' }, place)).toBe('02');
  expect(nameFrom('{chapter}', { ...values, chapter: 'x'.repeat(500) }, place).length).toBeLessThan(121);
});

it('knows which fields there are not', () => {
  expect(unknownFields('{number} {chapter} {author} {}')).toEqual(['author', '']);
});
