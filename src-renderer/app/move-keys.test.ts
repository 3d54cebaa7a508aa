import { expect, test } from 'vitest';
import type { KeyPress } from './keys.ts';
import { moveFor } from './move-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrl: false, meta: false, alt: false, shift: false },
  ...{ repeated: false, composing: false, taken: false, covered: false },
  ...more,
});

test('the arrows go by sentences, and with Shift by ten seconds', () => {
  expect(moveFor(press('ArrowLeft'))).toBe('back');
  expect(moveFor(press('ArrowRight', { repeated: true }))).toBe('forward');
  expect(moveFor(press('ArrowLeft', { shift: true }))).toEqual({ seconds: -10 });
  expect(moveFor(press('ArrowRight', { shift: true }))).toEqual({ seconds: 10 });
});

test('Backspace says a sentence once more, and Shift+Page Up and Page Down go by chapters', () => {
  expect(moveFor(press('Backspace'))).toBe('repeat');
  expect(moveFor(press('Backspace', { repeated: true }))).toBeNull();
  expect(moveFor(press('PageUp', { shift: true }))).toEqual({ chapter: -1 });
  expect(moveFor(press('PageDown', { shift: true }))).toEqual({ chapter: 1 });
  expect(moveFor(press('PageDown'))).toBeNull();
});

test('what is written in, chosen from or lies over the window keeps its keys', () => {
  for (const more of [
    { taken: true },
    { covered: true },
    { composing: true },
    { alt: true },
    { ctrl: true },
  ]) {
    expect(moveFor(press('ArrowLeft', more))).toBeNull();
  }
});

test('no letter is a key', () => {
  for (const key of 'abcdefghijklmnopqrstuvwxyz') expect(moveFor(press(key))).toBeNull();
});
