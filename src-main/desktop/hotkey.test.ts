import { beforeEach, expect, test } from 'vitest';
import { desktop, globalShortcut } from '../../e2e/standin/desktop-parts.ts';
import type { HotkeyStatus } from '../../src-preload/contract/api.ts';
import { Hotkey } from './hotkey.ts';

const CAPS = 'CommandOrControl+Alt+S';

function makeHotkey(wayland: boolean) {
  const told: HotkeyStatus[] = [];
  let presses = 0;
  const hotkey = new Hotkey({
    globalShortcut,
    wayland,
    onPress: () => (presses += 1),
    onStatus: (status) => told.push(status),
    log: () => undefined,
  });
  return { hotkey, told, presses: () => presses, press: () => desktop.shortcuts.get(CAPS)?.() };
}

beforeEach(() => {
  desktop.shortcuts.clear();
  desktop.taken.clear();
});

test('where the system tells, a registered key is active and a held one is taken', () => {
  const { hotkey, told, press, presses } = makeHotkey(false);
  hotkey.set(CAPS);
  expect(hotkey.status).toBe('active');
  press();
  expect(presses()).toBe(1);
  desktop.taken.add('CommandOrControl+Alt+K');
  hotkey.set('CommandOrControl+Alt+K');
  expect(told).toEqual(['active', 'taken']);
  expect(desktop.shortcuts.size).toBe(0);
});

test('under Wayland a key is only requested, until it is pressed for the first time', () => {
  const { hotkey, told, press } = makeHotkey(true);
  hotkey.set(CAPS);
  expect(hotkey.status).toBe('requested');
  press();
  press();
  expect(told).toEqual(['requested', 'active']);
});

test('a new key takes the place of the old one', () => {
  const { hotkey } = makeHotkey(false);
  hotkey.set(CAPS);
  hotkey.set('CommandOrControl+Alt+J');
  expect([...desktop.shortcuts.keys()]).toEqual(['CommandOrControl+Alt+J']);
});

test('a key that was taken is not unregistered for its owner, and a free one works again', () => {
  const { hotkey } = makeHotkey(false);
  desktop.taken.add(CAPS);
  hotkey.set(CAPS);
  desktop.taken.clear();
  hotkey.set('CommandOrControl+Alt+J');
  expect(hotkey.status).toBe('active');
});

test('words that are no key are not supported, and nothing breaks', () => {
  const { hotkey } = makeHotkey(false);
  hotkey.set('not a key!');
  expect(hotkey.status).toBe('unsupported');
  hotkey.set(CAPS);
  expect(hotkey.status).toBe('active');
});
