import { expect, it } from 'vitest';
import { freeName } from './free-name.ts';

it.each([
  ['Work', [], 'Work'],
  ['Work', ['Work'], 'Work 2'],
  ['Work', ['Work', 'Work 2'], 'Work 3'],
  ['Work 2', ['Work 2'], 'Work 3'],
  ['7', ['7'], '7 2'],
  ['a'.repeat(80), ['a'.repeat(80)], `${'a'.repeat(78)} 2`],
])('finds a name for %s beside %j', (name, taken, free) => {
  expect(freeName(name, new Set(taken))).toBe(free);
});

it('cuts no character in two', () => {
  const name = 'a'.repeat(77) + '🙂b';
  const free = freeName(name, new Set([name]));
  expect(free.isWellFormed()).toBe(true);
  expect(free.length).toBeLessThanOrEqual(80);
});
