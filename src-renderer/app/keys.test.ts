import { expect, test } from 'vitest';
import { commandFor, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  shift: false,
  repeated: false,
  composing: false,
  taken: false,
  covered: false,
  ...more,
});

test('Ctrl+Enter and Command+Enter speak, also from the text box', () => {
  expect(commandFor(press('Enter', { ctrl: true, taken: true }))).toBe('speak');
  expect(commandFor(press('Enter', { meta: true }))).toBe('speak');
  expect(commandFor(press('Enter', { taken: true }))).toBeNull();
});

test('Ctrl+O and Command+O open a document, also from the text box', () => {
  expect(commandFor(press('o', { ctrl: true, taken: true }))).toBe('open');
  expect(commandFor(press('o', { meta: true }))).toBe('open');
  expect(commandFor(press('o'))).toBeNull();
  expect(commandFor(press('O', { ctrl: true, shift: true }))).toBeNull();
  expect(commandFor(press('o', { ctrl: true, covered: true }))).toBeNull();
});

test('Ctrl+Shift+Enter and Command+Shift+Enter ask, and Shift alone does nothing', () => {
  expect(commandFor(press('Enter', { ctrl: true, shift: true, taken: true }))).toBe('ask');
  expect(commandFor(press('Enter', { meta: true, shift: true }))).toBe('ask');
  expect(commandFor(press('Enter', { shift: true }))).toBeNull();
  expect(commandFor(press(' ', { shift: true }))).toBeNull();
  expect(commandFor(press('Escape', { shift: true }))).toBeNull();
});

test('Escape stops from anywhere but under a dialog or an open list', () => {
  expect(commandFor(press('Escape', { taken: true }))).toBe('stop');
  expect(commandFor(press('Escape', { covered: true }))).toBeNull();
});

test('Space pauses only where nothing else takes it', () => {
  expect(commandFor(press(' '))).toBe('toggle');
  expect(commandFor(press(' ', { taken: true }))).toBeNull();
  expect(commandFor(press(' ', { ctrl: true }))).toBeNull();
});

test('a held key or an input method does nothing twice', () => {
  expect(commandFor(press(' ', { repeated: true }))).toBeNull();
  expect(commandFor(press('Escape', { composing: true }))).toBeNull();
  expect(commandFor(press('Enter', { ctrl: true, repeated: true }))).toBeNull();
});
