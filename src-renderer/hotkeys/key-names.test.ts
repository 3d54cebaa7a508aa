import { expect, test } from 'vitest';
import { keysOf } from './key-names.ts';

test('names the keys as they stand on the keyboard', () => {
  expect(keysOf('CommandOrControl+Alt+S', false)).toEqual(['Ctrl', 'Alt', 'S']);
  expect(keysOf('CommandOrControl+Alt+S', true)).toEqual(['Command', 'Option', 'S']);
  expect(keysOf('Shift+F9', false)).toEqual(['Shift', 'F9']);
});
