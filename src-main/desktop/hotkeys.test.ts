import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { desktop, globalShortcut } from '../../e2e/standin/desktop-parts.ts';
import { defaultHotkeys, type HotkeyAction, type HotkeyMap } from '../../src-preload/contract/hotkeys.ts';
import { Hotkeys } from './hotkeys.ts';

const [CLIP, FREE] = ['CommandOrControl+Alt+S', 'CommandOrControl+Alt+J'];
const { keys: usual } = defaultHotkeys;

function openHotkeys(wayland = false) {
  const pressed: HotkeyAction[] = [];
  const told: string[] = [];
  const hotkeys = new Hotkeys({
    ...{ globalShortcut, wayland, command: null, log: () => undefined },
    onPress: (action) => pressed.push(action),
    onChange: (states) => told.push(states.speakClipboard),
  });
  return { hotkeys, pressed, told, press: (keys: string) => desktop.shortcuts.get(keys)?.() };
}
const keysWith = (some: Partial<HotkeyMap>): HotkeyMap => ({ ...usual, ...some });

beforeEach(() => {
  desktop.shortcuts.clear();
  desktop.taken.clear();
  desktop.keysSuspended = false;
});
afterEach(() => vi.useRealTimers());

test('each key does what it is for; what has none is off', () => {
  const { hotkeys, pressed, press } = openHotkeys();
  hotkeys.follow(keysWith({ stop: FREE }));
  expect(hotkeys.states).toMatchObject({ speakClipboard: 'active', stop: 'active', toggle: 'off' });
  press(FREE);
  press(CLIP);
  expect(pressed).toEqual(['stop', 'speakClipboard']);
});

test('a key that another program holds is taken, and is not let go for its owner', () => {
  const { hotkeys, told } = openHotkeys();
  desktop.taken.add(CLIP);
  hotkeys.follow(usual);
  hotkeys.follow(keysWith({ speakClipboard: FREE }));
  expect(told).toEqual(['taken', 'active']);
  expect([...desktop.shortcuts.keys()]).toEqual([FREE]);
});

test('keys that were taken are tried again with the next change, and then work', () => {
  const { hotkeys, pressed, press } = openHotkeys();
  desktop.taken.add(CLIP);
  hotkeys.follow(usual);
  hotkeys.follow(usual);
  expect(hotkeys.states.speakClipboard).toBe('taken');
  desktop.taken.clear();
  hotkeys.follow(usual);
  press(CLIP);
  expect([hotkeys.states.speakClipboard, pressed]).toEqual(['active', ['speakClipboard']]);
});

test('two actions that a settings file gave the same keys share none of them', () => {
  const { hotkeys, pressed, press } = openHotkeys();
  hotkeys.follow(keysWith({ stop: CLIP }));
  press(CLIP);
  expect([hotkeys.states.stop, pressed]).toEqual(['taken', ['speakClipboard']]);
});

test('keys that are held down are pressed once, but go step by step where that is wanted', () => {
  vi.useFakeTimers();
  const { hotkeys, pressed, press } = openHotkeys();
  hotkeys.follow(keysWith({ next: FREE }));
  for (let n = 0; n < 20; n++) {
    press(CLIP);
    press(FREE);
    vi.advanceTimersByTime(40);
  }
  expect(pressed.filter((action) => action === 'speakClipboard')).toHaveLength(1);
  expect(pressed.filter((action) => action === 'next')).toHaveLength(20);
  vi.advanceTimersByTime(300);
  press(CLIP);
  expect(pressed.filter((action) => action === 'speakClipboard')).toHaveLength(2);
});

test('two actions can change their keys with each other', () => {
  const { hotkeys, pressed, press } = openHotkeys();
  hotkeys.follow(keysWith({ stop: FREE }));
  hotkeys.follow(keysWith({ stop: CLIP, speakClipboard: FREE }));
  press(CLIP);
  expect(pressed).toEqual(['stop']);
  expect(desktop.shortcuts.size).toBe(2);
});

test('under Wayland a key is only requested, until it is pressed for the first time', () => {
  const { hotkeys, told, press } = openHotkeys(true);
  hotkeys.follow(usual);
  press(CLIP);
  press(CLIP);
  expect(told).toEqual(['requested', 'active']);
});

test('is free what neither an action nor another program has; to look takes nothing', () => {
  const { hotkeys } = openHotkeys();
  hotkeys.follow(usual);
  desktop.taken.add('Alt+F4');
  expect([CLIP, 'Alt+F4', FREE, FREE].map((keys) => hotkeys.isFree(keys))).toEqual([
    ...[false, false, true, true],
  ]);
  expect([...desktop.shortcuts.keys()]).toEqual([CLIP]);
});

test('under Wayland nobody is asked whether a key is free', () => {
  desktop.taken.add(FREE);
  expect(openHotkeys(true).hotkeys.isFree(FREE)).toBe(true);
});

test('keys are silent while others are chosen, but not for ever', () => {
  vi.useFakeTimers();
  const { hotkeys, pressed, press } = openHotkeys();
  hotkeys.follow(usual);
  hotkeys.suspend(true);
  expect(desktop.keysSuspended).toBe(true);
  // A portal goes on sending them.
  press(CLIP);
  vi.advanceTimersByTime(60_000);
  expect([desktop.keysSuspended, pressed]).toEqual([false, []]);
  press(CLIP);
  expect(pressed).toEqual(['speakClipboard']);
});

test('keys that this system does not have are taken, and nothing breaks', () => {
  const { hotkeys } = openHotkeys();
  hotkeys.follow(keysWith({ speakClipboard: 'Alt+no key' }));
  expect(hotkeys.states.speakClipboard).toBe('taken');
});
