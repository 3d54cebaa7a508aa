import { expect, test } from 'vitest';
import { hotkeySchema } from '../../src-preload/contract/hotkeys.ts';
import { type Press, pressedKeys } from './pressed-keys.ts';

const press = (code: string, key: string, ...held: ('ctrl' | 'alt' | 'shift' | 'meta')[]): Press => ({
  ...{ code, key, ctrlKey: held.includes('ctrl'), altKey: held.includes('alt') },
  ...{ shiftKey: held.includes('shift'), metaKey: held.includes('meta') },
});

test.each([
  [press('KeyS', 's', 'ctrl', 'alt'), 'CommandOrControl+Alt+S'],
  // What is printed on the key counts: on a French keyboard A stands where others have Q.
  [press('KeyQ', 'a', 'ctrl'), 'CommandOrControl+A'],
  // A layout without Latin letters, and Alt that writes other signs.
  [press('KeyS', 'ы', 'ctrl', 'shift'), 'CommandOrControl+Shift+S'],
  [press('KeyS', 'ß', 'alt'), 'Alt+S'],
  [press('Digit1', '!', 'meta', 'shift'), 'Super+Shift+1'],
  [press('F9', 'F9'), 'F9'],
  [press('ArrowLeft', 'ArrowLeft', 'ctrl', 'alt'), 'CommandOrControl+Alt+Left'],
  [press('NumpadAdd', '+', 'alt'), 'Alt+numadd'],
  [press('Numpad7', '7', 'alt'), 'Alt+num7'],
  [press('Backspace', 'Backspace', 'ctrl'), 'CommandOrControl+Backspace'],
  // Signs: American, with Shift, where a German keyboard has its minus, and behind a Russian letter.
  [press('Semicolon', ';', 'ctrl'), 'CommandOrControl+;'],
  [press('Minus', '_', 'ctrl', 'shift'), 'CommandOrControl+Shift+-'],
  [press('Slash', '-', 'ctrl', 'alt'), 'CommandOrControl+Alt+-'],
  [press('Semicolon', 'ж', 'ctrl'), 'CommandOrControl+;'],
  // A French 2 writes a letter, and stands where a 2 is asked for.
  [press('Digit2', 'é', 'ctrl'), 'CommandOrControl+2'],
])('%o is %s', (pressed, keys) => {
  expect(pressedKeys(pressed, false)).toEqual({ what: 'keys', keys });
  expect(hotkeySchema.parse(keys)).toBe(keys);
});

test('on a Mac Command is what Ctrl is elsewhere', () => {
  const keys = (...held: ('ctrl' | 'meta')[]) => pressedKeys(press('KeyS', 's', ...held), true);
  expect(pressedKeys(press('Quote', 'æ', 'alt'), true)).toEqual({ what: 'keys', keys: "Alt+'" });
  expect([keys('meta'), keys('ctrl')]).toEqual([
    { what: 'keys', keys: 'CommandOrControl+S' },
    { what: 'keys', keys: 'Control+S' },
  ]);
});

test.each([
  [press('KeyS', 's'), { what: 'alone' }],
  [press('KeyS', 'S', 'shift'), { what: 'alone' }],
  [press('Escape', 'Escape'), { what: 'cancel' }],
  [press('Delete', 'Delete'), { what: 'clear' }],
  [press('MediaPlayPause', 'MediaPlayPause', 'alt'), { what: 'unknown' }],
  // Where other layouts have signs, German and Spanish have letters, accents, and signs of another name.
  [press('Semicolon', 'ö', 'ctrl'), { what: 'unknown' }],
  [press('Semicolon', 'ñ', 'ctrl'), { what: 'unknown' }],
  [press('Minus', 'ß', 'ctrl', 'alt'), { what: 'unknown' }],
  [press('Equal', 'Dead', 'ctrl'), { what: 'unknown' }],
  [press('BracketRight', '+', 'ctrl'), { what: 'unknown' }],
  // What AltGr writes on Windows comes without Ctrl and Alt.
  [press('KeyQ', '@'), { what: 'alone' }],
  [press('ShiftLeft', 'Shift', 'ctrl', 'shift'), { what: 'held', modifiers: ['CommandOrControl', 'Shift'] }],
])('%o is no key for every program', (pressed, told) => {
  expect(pressedKeys(pressed, false)).toEqual(told);
});
