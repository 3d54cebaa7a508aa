import { expect, test } from 'vitest';
import { menuLabel } from './menu-label.ts';

const family = '👩‍👩‍👧‍👦';

test.each([
  ['a title of one line', 'A heron\n\tin the\r\nwater ', 'A heron in the water'],
  ['what marks a key', 'R&D && more', 'R&&D &&&& more'],
  ['as much as there is room for', 'x'.repeat(40), 'x'.repeat(40)],
  ['more than that', 'x'.repeat(41), `${'x'.repeat(39)}…`],
  ['a cut at a space', `${'x'.repeat(38)} yz`, `${'x'.repeat(38)}…`],
  ['a sign of many characters', family.repeat(50), `${family.repeat(39)}…`],
  ['a title from the right', 'שלום עולם', 'שלום עולם\u200f'],
  ['a long one from the right', `"${'مرحبا '.repeat(20)}`, `"${'مرحبا '.repeat(7).slice(0, 38)}…\u200f`],
  ['words of the other direction later on', 'Chapter שלום', 'Chapter שלום'],
  ['what turns the direction', 'evil\u202egpj.exe\u0000', 'evil gpj.exe'],
  ['nothing that shows', ' \u2067\n', ''],
])('%s', (_what, title, label) => {
  expect(menuLabel(title)).toBe(label);
});
