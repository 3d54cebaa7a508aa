import { expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import { allHotkeys, type HotkeyMap, type HotkeyStates } from '../../src-preload/contract/hotkeys.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { followApp } from './follow-app.ts';

const keys: HotkeyMap = { ...defaultPreferences.hotkeys.keys, stop: 'F9' };
const hotkeys = { ...defaultPreferences.hotkeys, keys };

function follow() {
  const followed: HotkeyMap[] = [];
  const told: unknown[] = [];
  let hear: (event: AnyEvent) => void = () => undefined;
  const core = {
    subscribe: (listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
    emit: (event: AnyEvent) => {
      if (event.name === 'notice') told.push(event.payload.params?.['keys']);
    },
  };
  followApp(core, { follow: (map) => void followed.push(map) }, hotkeys);
  const tell = (some: Partial<HotkeyStates>) =>
    hear({ name: 'hotkeys', payload: { ...allHotkeys(() => 'off' as const), ...some } });
  return { followed, told, tell, hear };
}

test('each key that is taken is told by its name, once, and again only when it is taken anew', () => {
  const { told, tell } = follow();
  tell({ speakClipboard: 'taken', stop: 'taken' });
  const both = [expect.stringMatching(/ \+ S$/) as string, 'F9'];
  expect(told).toEqual(both);
  tell({ speakClipboard: 'taken', stop: 'taken', next: 'active' });
  expect(told).toEqual(both);
  tell({ speakClipboard: 'taken', stop: 'active' });
  tell({ speakClipboard: 'taken', stop: 'taken' });
  expect(told).toEqual([...both, 'F9']);
});

test('the keys follow the settings', () => {
  const { followed, hear } = follow();
  const payload = { ...defaultPreferences, hotkeys: { ...hotkeys, keys: { ...keys, stop: null } } };
  hear({ name: 'preferences', payload });
  expect(followed).toEqual([keys, payload.hotkeys.keys]);
});
