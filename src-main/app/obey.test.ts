import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import { defaultHotkeys } from '../../src-preload/contract/hotkeys.ts';
import type { App } from '../app.ts';
import type { Launch } from '../launch.ts';
import { obey } from './obey.ts';
import { openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
let clip: string;
let events: AnyEvent[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-obey-'));
  [clip, events] = ['The words that were copied.', []];
  app = await openApp(home, {
    facts: { host: 'desktop', version: '0.0.0' },
    clipboard: {
      read: async (place) => ({ text: place === 'selection' ? 'What is selected.' : clip, html: null }),
    },
    saveTarget: {
      choose: (name) => Promise.resolve({ to: 'file', path: join(home, name), replace: false }),
    },
  });
  app.subscribe((event) => events.push(event));
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

const ask = (launch: Launch) => obey(launch, app);
const desk = async () => (await app.handlers.hello({})).desk;
const titles = async () => {
  const { current, queue } = await desk();
  return [current, ...queue].map((narration) => narration?.title);
};
const key: Launch = { action: 'speak-clipboard', byKey: true };

async function report(state: 'playing' | 'paused' | 'ended'): Promise<void> {
  const { current } = await desk();
  await app.handlers.reportPlayer({ narrationId: current?.id ?? '', state, piece: 0, offset: 0 });
}

test('the key speaks the clipboard, stops it, and speaks again', async () => {
  await ask(key);
  expect(await titles()).toEqual(['The words that were copied.']);
  await report('playing');
  await ask(key);
  expect((await desk()).current).toBeNull();
  clip = 'Other words that were copied.';
  await ask(key);
  expect(await titles()).toEqual([clip]);
});

test('what was paused is not what the key silences: it speaks the clipboard of now', async () => {
  await ask(key);
  await report('paused');
  clip = 'Other words that were copied.';
  await ask(key);
  expect(await titles()).toEqual([clip]);
});

test.each([
  ['interrupt', ['Other words that were copied.']],
  ['queue', ['The words that were copied.', 'Other words that were copied.']],
] as const)('set to %s, the key never stops', async (whenBusy, wanted) => {
  await app.handlers.updatePreferences({ hotkeys: { ...defaultHotkeys, whenBusy } });
  await ask(key);
  await report('playing');
  clip = 'Other words that were copied.';
  await ask(key);
  expect(await titles()).toEqual(wanted);
});

test('what is selected is spoken as what was copied is', async () => {
  await ask({ action: 'speak-selection', byKey: true });
  expect(await titles()).toEqual(['What is selected.']);
});

test('the tray speaks the clipboard whatever plays', async () => {
  await ask(key);
  await report('playing');
  clip = 'Other words that were copied.';
  await ask({ action: 'speak-clipboard' });
  expect(await titles()).toEqual([clip]);
});

test('a text that a key of the desktop brings is spoken, and stopped by the next', async () => {
  const launch = { action: 'speak', text: 'Some words.', byKey: true } as const;
  await ask(launch);
  expect(await titles()).toEqual(['Some words.']);
  await ask(launch);
  expect((await desk()).current).toBeNull();
});

test('the speed goes step by step', async () => {
  const speed = async () => (await app.handlers.hello({})).preferences.playback.speed;
  await ask({ action: 'faster' });
  await ask({ action: 'faster' });
  expect(await speed()).toBe(1.5);
  await ask({ action: 'slower' });
  expect(await speed()).toBe(1.25);
});

test('the last narration is saved, also after it was heard', async () => {
  expect(await ask({ action: 'save-last' })).toMatchObject({ error: { code: 'nothing_to_save' } });
  await ask(key);
  await expect.poll(async () => (await desk()).current?.state, { timeout: 20_000 }).toBe('complete');
  await report('ended');
  const saved = await ask({ action: 'save-last' });
  expect(saved).toMatchObject({ value: { to: 'file' } });
  const { path } = saved.ok && 'path' in saved.value ? saved.value : { path: '' };
  expect((await readFile(String(path))).length).toBeGreaterThan(1000);
});

test('the player is told what it is to do', async () => {
  await ask({ action: 'next' });
  expect(events).toContainEqual({ name: 'command', payload: { command: 'next' } });
});
