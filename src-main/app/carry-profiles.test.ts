import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import { type App, createApp } from '../app.ts';
import type { SaveTarget } from '../ports.ts';
import { createSecretsFile } from '../settings/secrets-file.ts';
import { SettingsStore } from '../settings/store.ts';

let home: string;
let app: App;
let chosen: Awaited<ReturnType<SaveTarget['choose']>>;
const suggested: string[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-carry-'));
  const settings = await SettingsStore.open(join(home, 'settings.json'));
  const keysFile = join(home, 'keys.json');
  app = await createApp({
    facts: { host: 'browser', version: '0.0.0' },
    folders: { data: home, settingsFile: join(home, 'settings.json'), keysFile },
    settings,
    secrets: createSecretsFile(keysFile, {}),
    fetch: () => Promise.reject(new Error('no request is made')),
    clipboard: null,
    saveTarget: {
      choose: (name) => {
        suggested.push(name);
        return Promise.resolve(chosen);
      },
    },
    log: () => undefined,
  });
  await app.handlers.saveProfile({ name: 'Work', url: 'https://dify.example.com/v1', key: 'app-secret' });
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

it('exports to the file that was chosen, and asks before it replaces one', async () => {
  const path = join(home, 'mine.json');
  chosen = { to: 'file', path, replace: false };
  expect(await app.handlers.exportProfiles({})).toEqual({ to: 'file', path });
  expect(suggested.at(-1)).toBe('voicetray-profiles.json');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('https://dify.example.com/v1');
  expect(text).not.toContain('app-secret');
  await expect(app.handlers.exportProfiles({})).rejects.toMatchObject({ error: { code: 'file_exists' } });
  expect(await app.handlers.exportProfiles({ replace: true })).toEqual({ to: 'file', path });
});

it('exports to a download, and a change of mind exports nothing', async () => {
  chosen = { to: 'download' };
  const answer = await app.handlers.exportProfiles({});
  if (answer.to !== 'download') throw new Error(answer.to);
  const found = app.download(answer.url.replace('saved/', ''));
  expect(found?.name).toBe('voicetray-profiles.json');
  expect(JSON.parse(await readFile(found!.path, 'utf8'))).toMatchObject({ format: 'voicetray-profiles' });
  chosen = null;
  expect(await app.handlers.exportProfiles({})).toEqual({ to: 'cancelled' });
});

it('imports what it exported, tells the windows, and chooses nobody to speak', async () => {
  const path = join(home, 'mine.json');
  chosen = { to: 'file', path, replace: false };
  await app.handlers.exportProfiles({});
  const heard: AnyEvent[] = [];
  app.subscribe((event) => heard.push(event));
  const json = await readFile(path, 'utf8');
  const there = { added: [], known: ['Work'], skipped: [] };
  expect(await app.handlers.importProfiles({ json })).toEqual(there);
  const moved = json.replace('dify.example.com', 'other.example.com');
  expect(await app.handlers.importProfiles({ json: moved })).toEqual({
    added: ['Work 2'],
    known: [],
    skipped: [],
  });
  expect(heard.find(({ name }) => name === 'profiles')?.payload).toMatchObject([
    { name: 'Work', key: 'file' },
    { name: 'Work 2', key: 'none' },
  ]);
  expect((await app.handlers.hello({})).preferences.activeProfile).toBeNull();
  await expect(app.handlers.importProfiles({ json: '{}' })).rejects.toMatchObject({
    error: { code: 'profiles_unreadable' },
  });
});
