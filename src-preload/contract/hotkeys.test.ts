import { expect, test } from 'vitest';
import { hotkeySchema } from './hotkeys.ts';

test.each([
  ['CommandOrControl+Alt+S', 'CommandOrControl+Alt+S'],
  ['Shift+Alt+CmdOrCtrl+S', 'CommandOrControl+Alt+Shift+S'],
  ['Meta+F5', 'Super+F5'],
  ['F9', 'F9'],
  ['Shift+F9', 'Shift+F9'],
  ['Alt+PageUp', 'Alt+PageUp'],
  ['Control+,', 'Control+,'],
])('%s is written %s', (words, written) => {
  expect(hotkeySchema.parse(words)).toBe(written);
});

test.each([
  '',
  'S',
  'Shift+S',
  'Alt',
  'Alt+',
  'Alt+Alt+S',
  'Hyper+S',
  'Alt+Escape',
  'Alt+s',
  'S+Alt',
  'Space',
])('“%s” is no key for every program', (words) => {
  expect(hotkeySchema.safeParse(words).success).toBe(false);
});
