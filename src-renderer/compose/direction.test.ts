import { expect, test } from 'vitest';
import { directionOf } from './direction.ts';

test.each([
  ['', 'ltr'],
  ['Good morning', 'ltr'],
  ['12. שלום, world', 'rtl'],
  ['“مرحبا”', 'rtl'],
  ['Shalom means שלום', 'ltr'],
  ['你好', 'ltr'],
  ['1 + 1 = 2', 'ltr'],
])('%j begins %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
