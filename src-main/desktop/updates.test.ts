import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UpdateState } from '../../src-preload/contract/system.ts';
import { type Updater, Updates, type UpdatesOptions } from './updates.ts';
import { updateWay } from './update-way.ts';

/** A feed with one version in it. */
function feed(options: Partial<UpdatesOptions> & { version?: string | null; broken?: boolean } = {}) {
  const { version = '2.0.0', broken = false } = options;
  const did: string[] = [];
  const told: UpdateState[] = [];
  const updater = {
    ...{ autoDownload: true, autoInstallOnAppQuit: true, logger: console },
    checkForUpdates() {
      did.push('check');
      if (broken) return Promise.reject(new Error('no feed'));
      return Promise.resolve({
        isUpdateAvailable: version !== null,
        updateInfo: { version: version ?? '1' },
      });
    },
    downloadUpdate: () => Promise.resolve(void did.push('load')),
    quitAndInstall: () => void did.push('restart'),
  } as unknown as Updater;
  const updates = new Updates({
    way: 'self',
    load: () => {
      did.push('open');
      return Promise.resolve(updater);
    },
    letGo: () => did.push('let go'),
    onChange: (state) => told.push(state),
    log: () => undefined,
    ...options,
  });
  return { updates, updater, did, told };
}

test('nothing is loaded and nobody asked before a person wants it', () => {
  const { updates, did } = feed();
  updates.follow(false);
  expect([updates.state, did]).toEqual([{ state: 'idle' }, []]);
});

test('it is found, fetched and started one step at a time, and nothing by itself', async () => {
  const { updates, updater, did, told } = feed();
  expect(await updates.step('load')).toEqual({ state: 'idle' });
  expect(await updates.step('check')).toEqual({ state: 'found', version: '2.0.0' });
  expect([updater.autoDownload, updater.autoInstallOnAppQuit]).toEqual([false, false]);
  expect(did).toEqual(['open', 'check']);
  expect(await updates.step('load')).toEqual({ state: 'ready', version: '2.0.0' });
  await updates.step('restart');
  expect(did).toEqual(['open', 'check', 'load', 'let go', 'restart']);
  expect(told.map(({ state }) => state)).toEqual(['checking', 'found', 'loading', 'ready']);
});

test('there may be none, and a feed that fails is one sentence', async () => {
  expect(await feed({ version: null }).updates.step('check')).toEqual({ state: 'current' });
  const { updates } = feed({ broken: true });
  await expect(updates.step('check')).rejects.toMatchObject({ error: { code: 'update_failed' } });
  expect(updates.state).toEqual({ state: 'failed' });
});

test('when it is wanted, it is looked for at once, and once only', async () => {
  const { updates, did } = feed();
  updates.follow(true);
  updates.follow(true);
  await expect.poll(() => updates.state.state).toBe('found');
  updates.follow(false);
  expect(did).toEqual(['open', 'check']);
});

test.each(['system', 'none'] as const)('a copy that others look after (%s) never asks', async (way) => {
  const { updates, did } = feed({ way });
  updates.follow(true);
  expect(await updates.step('check')).toEqual({ state: way });
  expect(did).toEqual([]);
});

test('copies are told apart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-copy-'));
  const copy = { packaged: true, env: {}, execPath: join(folder, 'voicetray') };
  expect(updateWay({ ...copy, platform: 'linux' })).toBe('system');
  expect(updateWay({ ...copy, platform: 'linux', env: { APPIMAGE: '/v.AppImage' } })).toBe('self');
  expect(updateWay({ ...copy, platform: 'linux', env: { FLATPAK_ID: 'x', APPIMAGE: '/v' } })).toBe('system');
  expect(updateWay({ ...copy, platform: 'darwin' })).toBe('self');
  expect(updateWay({ ...copy, platform: 'win32' })).toBe('none');
  await writeFile(join(folder, 'Uninstall Voicetray.exe'), '');
  expect(updateWay({ ...copy, platform: 'win32' })).toBe('self');
  expect(updateWay({ ...copy, platform: 'linux', packaged: false })).toBe('none');
  await rm(folder, { recursive: true });
});
