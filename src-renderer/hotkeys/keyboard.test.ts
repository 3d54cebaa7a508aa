import { expect, test } from 'vitest';
import { keyboardOf, mayWrite } from './keyboard.ts';

test.each([
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'other'],
])('%s has a keyboard of its own', (userAgent, keyboard) => {
  expect(keyboardOf(userAgent)).toBe(keyboard);
});

test('on Windows Ctrl and Alt are AltGr, which writes letters', () => {
  expect(mayWrite('CommandOrControl+Alt+S', 'windows')).toBe(true);
  expect(mayWrite('CommandOrControl+Alt+Shift+S', 'windows')).toBe(true);
  expect(mayWrite('CommandOrControl+Alt+F9', 'windows')).toBe(false);
  expect(mayWrite('CommandOrControl+Shift+S', 'windows')).toBe(false);
  expect(mayWrite('CommandOrControl+Alt+S', 'other')).toBe(false);
});
