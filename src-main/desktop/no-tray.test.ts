import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SettingsStore } from '../settings/store.ts';
import { tellNoTray } from './no-tray.ts';

let home: string;
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'voicetray-no-tray-'))));
afterEach(() => rm(home, { recursive: true }));
const settings = (): Promise<SettingsStore> => SettingsStore.open(join(home, 'settings.json'));

test('a missing tray is told once, also over restarts, and nothing else is changed', async () => {
  const first = await settings();
  const before = first.current.preferences;
  expect(await tellNoTray(false, first)).toEqual([{ code: 'tray_missing' }]);
  expect(first.current.preferences).toEqual({
    ...before,
    windows: { ...before.windows, noTrayTold: true },
  });
  expect(await tellNoTray(false, await settings())).toEqual([]);
});

test('where one shows nothing is told or noted', async () => {
  const store = await settings();
  expect(await tellNoTray(true, store)).toEqual([]);
  expect(await tellNoTray(false, store)).toEqual([{ code: 'tray_missing' }]);
});
