import { expect, test } from 'vitest';
import { globalKey } from './global-key.ts';

const scene = {
  host: 'desktop',
  hotkey: 'active',
  accelerator: 'CommandOrControl+Alt+S',
  mac: false,
} as const;

test('the keys are named as the keyboard names them', () => {
  expect(globalKey(scene)).toEqual(['Ctrl', 'Alt', 'S']);
  expect(globalKey({ ...scene, mac: true })).toEqual(['Command', 'Option', 'S']);
  expect(globalKey({ ...scene, hotkey: 'requested' })).toEqual(['Ctrl', 'Alt', 'S']);
});

test('keys that do nothing are not named', () => {
  expect(globalKey({ ...scene, host: 'browser' })).toEqual([]);
  expect(globalKey({ ...scene, hotkey: 'taken' })).toEqual([]);
  expect(globalKey({ ...scene, hotkey: 'unsupported' })).toEqual([]);
});
