import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Profiles } from './profiles.ts';
import { createSecretsFile } from './secrets-file.ts';
import { SettingsStore } from './store.ts';

let folder: string;
let settings: SettingsStore;
let profiles: Profiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-profiles-'));
  settings = await SettingsStore.open(join(folder, 'settings.json'));
  profiles = new Profiles(settings, createSecretsFile(join(folder, 'keys.json'), {}));
});

const draft = { name: 'work', url: 'https://dify.example.com/v1/', key: 'app-secret' };
const code = (code: string) => ({ error: { code } });

describe('Profiles', () => {
  it('adds a profile, makes a user for it once, and never shows the key', async () => {
    const saved = await profiles.save(draft);
    expect(saved).toMatchObject({
      name: 'work',
      url: 'https://dify.example.com/v1',
      voice: null,
      key: 'file',
    });
    expect(saved.user).toMatch(/^voicetray-/);
    const again = await profiles.save({ ...draft, id: saved.id, voice: 'alloy', key: '' });
    expect(again).toMatchObject({ id: saved.id, user: saved.user, voice: 'alloy', key: 'file' });
    expect(JSON.stringify(await profiles.list())).not.toContain('app-secret');
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('app-secret');
    expect((await profiles.withKey('work')).key).toBe('app-secret');
  });

  it('refuses a name twice, an unknown profile and a bad address', async () => {
    const { id } = await profiles.save(draft);
    await expect(profiles.save(draft)).rejects.toMatchObject(code('profile_exists'));
    await expect(profiles.save({ ...draft, name: 'b', url: 'ftp://x' })).rejects.toMatchObject(
      code('url_invalid'),
    );
    await expect(
      profiles.save({ ...draft, name: 'b', url: 'http://dify.example.com/v1' }),
    ).rejects.toMatchObject(code('plain_http_refused'));
    expect(() => profiles.find('nobody')).toThrow();
    expect(profiles.find('work').id).toBe(id);
  });

  it('never sends a stored key to another server than the one it was typed for', async () => {
    const { id } = await profiles.save(draft);
    const elsewhere = { id, name: 'work', url: 'https://evil.example.com/v1' };
    await expect(profiles.forTest(elsewhere)).rejects.toMatchObject(code('key_needed_again'));
    await expect(profiles.save(elsewhere)).rejects.toMatchObject(code('key_needed_again'));
    const path = { ...elsewhere, url: 'https://dify.example.com/other/v1' };
    expect((await profiles.forTest(path)).key).toBe('app-secret');
    expect((await profiles.forTest({ ...elsewhere, key: 'app-new' })).key).toBe('app-new');
  });

  it('forgets a profile with its key, and speaks with this computer again when it was the active one', async () => {
    const { id } = await profiles.save(draft);
    await settings.update((all) => ({ ...all, preferences: { ...all.preferences, activeProfile: id } }));
    await profiles.remove(id);
    expect(await profiles.list()).toEqual([]);
    expect(settings.current.preferences.activeProfile).toBeNull();
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toContain('app-secret');
    await expect(profiles.remove(id)).rejects.toMatchObject(code('profile_missing'));
  });

  it('asks for a key that is not there', async () => {
    const { id } = await profiles.save({ name: 'a', url: 'https://a.example.com/v1' });
    await expect(profiles.withKey(id)).rejects.toMatchObject(code('key_missing'));
    await expect(profiles.forTest({ name: 'b', url: 'https://b.example.com' })).rejects.toMatchObject(
      code('key_missing'),
    );
  });
});
