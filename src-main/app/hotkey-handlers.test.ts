import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bridge } from '../../src-preload/bridge.ts';
import { allHotkeys } from '../../src-preload/contract/hotkeys.ts';
import type { App } from '../app.ts';
import type { HotkeysPort } from '../ports.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
let bridge: Bridge;
const taken = new Set<string>();
let suspended: boolean;
let states: HotkeysPort['states'];
const hotkeys: HotkeysPort = {
  get states() {
    return states;
  },
  command: '/opt/voicetray',
  isFree: (keys) => !suspended && !taken.has(keys),
  suspend: (on) => (suspended = on),
};

async function open(port?: HotkeysPort): Promise<void> {
  app = await openApp(home, port ? { hotkeys: port } : {});
  bridge = bridgeTo(app);
}
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-keys-'));
  taken.clear();
  suspended = false;
  states = allHotkeys(() => 'off');
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

const keysOf = async () => (await app.handlers.hello({})).preferences.hotkeys.keys;

test('free keys are kept, and can be taken away again', async () => {
  await open(hotkeys);
  await bridge.suspendHotkeys({ on: true });
  const chosen = await bridge.chooseHotkey({ action: 'stop', keys: 'Alt+Ctrl+X' });
  expect(chosen).toEqual({ ok: true, value: { refused: null } });
  expect((await keysOf()).stop).toBe('Control+Alt+X');
  await bridge.chooseHotkey({ action: 'stop', keys: null });
  expect((await keysOf()).stop).toBeNull();
});

test('keys of another program change nothing, and others are offered', async () => {
  await open(hotkeys);
  taken.add('CommandOrControl+Alt+X').add('CommandOrControl+Shift+X');
  expect(await bridge.chooseHotkey({ action: 'stop', keys: 'CommandOrControl+Alt+X' })).toEqual({
    ok: true,
    value: { refused: { by: null, offer: 'Alt+Shift+X' } },
  });
  expect((await keysOf()).stop).toBeNull();
});

test('the same keys can be tried again: they are had, or others are offered', async () => {
  await open(hotkeys);
  const keys = 'CommandOrControl+Alt+S';
  states = { ...states, speakClipboard: 'taken' };
  taken.add(keys);
  expect(await bridge.hello({})).toMatchObject({
    value: {
      notices: [{ code: 'hotkey_taken', params: { keys: expect.stringMatching(/ \+ S$/) as string } }],
    },
  });
  expect(await bridge.chooseHotkey({ action: 'speakClipboard', keys })).toMatchObject({
    value: { refused: { by: null, offer: 'CommandOrControl+Shift+S' } },
  });
  taken.clear();
  expect(await bridge.chooseHotkey({ action: 'speakClipboard', keys })).toMatchObject({
    value: { refused: null },
  });
});

test('keys that another action has are told by its name', async () => {
  await open(hotkeys);
  expect(await bridge.chooseHotkey({ action: 'stop', keys: 'CommandOrControl+Alt+S' })).toMatchObject({
    value: { refused: { by: 'speakClipboard', offer: 'CommandOrControl+Shift+S' } },
  });
  const same = await bridge.chooseHotkey({ action: 'speakClipboard', keys: 'CommandOrControl+Alt+S' });
  expect(same).toMatchObject({ value: { refused: null } });
});

test('keys that would take a letter from everybody are refused', async () => {
  await open(hotkeys);
  expect(await bridge.chooseHotkey({ action: 'stop', keys: 'Shift+A' })).toMatchObject({
    error: { code: 'request_invalid' },
  });
});

test('a host without keys says so, and tells its own command', async () => {
  await open();
  expect(await bridge.chooseHotkey({ action: 'stop', keys: 'Alt+X' })).toMatchObject({
    error: { code: 'unsupported_here' },
  });
  expect(await bridge.hello({})).toMatchObject({ value: { hotkeys: { stop: 'unsupported' } } });
  expect(await bridge.getCommand({})).toEqual({ ok: true, value: { command: null } });
});
