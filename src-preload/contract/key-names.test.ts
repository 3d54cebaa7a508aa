import { expect, test } from 'vitest';
import { keysOf, writtenKeys } from './key-names.ts';

test('names the keys as they stand on the keyboard', () => {
  expect(keysOf('CommandOrControl+Alt+S', 'other')).toEqual(['Ctrl', 'Alt', 'S']);
  expect(keysOf('CommandOrControl+Alt+S', 'mac')).toEqual(['Command', 'Option', 'S']);
  expect(keysOf('Super+Shift+F9', 'windows')).toEqual(['Win', 'Shift', 'F9']);
  expect(keysOf('Super+num7', 'other')).toEqual(['Super', 'Num 7']);
  expect(writtenKeys('CommandOrControl+numadd', 'other')).toBe('Ctrl + Num +');
  expect(writtenKeys('Alt+PageUp', 'windows')).toBe('Alt + Page Up');
});
