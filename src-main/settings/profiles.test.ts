import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import type { SecretStore } from '../ports.ts';
import { readProfileFile, writeProfileFile } from './profile-file.ts';
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

  it('keeps no key of a profile that was not kept, and no more than a hundred profiles', async () => {
    await settings.update((all) => ({
      ...all,
      profiles: Array.from({ length: 100 }, (_, n) => ({ ...carried, id: `p-${n}`, name: `n ${n}` })),
    }));
    await expect(profiles.save(draft)).rejects.toMatchObject({
      error: { code: 'profiles_full', params: { name: 'work', most: 100 } },
    });
    expect((await profiles.save({ ...draft, id: 'p-7', name: 'n 7' })).id).toBe('p-7');
    const { added, skipped } = await profiles.addAll([file]);
    expect([added, skipped.map(({ error }) => error.code)]).toEqual([[], ['profiles_full']]);

    // Another program took the name between the look and the write.
    const other = await SettingsStore.open(join(folder, 'settings.json'));
    await other.update((all) => ({ ...all, profiles: [{ ...carried, id: 'p-x', name: 'late' }] }));
    await expect(profiles.save({ ...draft, name: 'late', key: 'app-late' })).rejects.toBeInstanceOf(Fault);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toContain('app-late');
  });

  it('keeps the old key beside the old address when the new ones could not be kept', async () => {
    const { id } = await profiles.save(draft);
    const other = await SettingsStore.open(join(folder, 'settings.json'));
    await other.update((all) => ({
      ...all,
      profiles: [...all.profiles, { ...carried, id: 'p-x', name: 'late' }],
    }));
    const moved = { ...draft, id, name: 'late', url: 'https://elsewhere.example.com/v1', key: 'app-late' };
    await expect(profiles.save(moved)).rejects.toMatchObject(code('profile_exists'));
    expect(await profiles.withKey(id)).toMatchObject({
      profile: { url: 'https://dify.example.com/v1' },
      key: 'app-secret',
    });
  });
});

const timeouts = { connect: 3, firstByte: 40, stall: 5 };
const file = { name: 'Work', url: 'https://dify.example.com/v1', user: 'ada', voice: 'nova', timeouts };
const carried = { ...file, id: 'p-1', allowPlainHttp: false };

describe('profiles from a file', () => {
  it('get an id of their own and a free name, keep their user, and have no key', async () => {
    const { id } = await profiles.save({ ...draft, name: 'Work', user: 'ada' });
    const text = writeProfileFile(settings.current.profiles);
    expect(text).not.toContain('app-secret');
    await profiles.save({ ...draft, id, name: 'Work', user: 'bob' });
    const found = readProfileFile(text);
    const other = { ...file, user: 'eve' };
    expect(await profiles.addAll([...found, other])).toEqual({
      added: ['Work 2', 'Work 3'],
      known: [],
      skipped: [],
    });
    const all = await profiles.list();
    expect(all.map(({ name, user, key }) => [name, user, key])).toEqual([
      ['Work', 'bob', 'file'],
      ['Work 2', 'ada', 'none'],
      ['Work 3', 'eve', 'none'],
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    // Once more, all of them are there, by whatever name.
    const nobody = { name: file.name, url: file.url, voice: file.voice, timeouts };
    expect(await profiles.addAll([...found, other, nobody])).toEqual({
      added: [],
      known: ['Work'],
      skipped: [],
    });
    expect(await profiles.list()).toHaveLength(3);
  });

  it('are left out by name where they cannot be kept, and cost the others nothing', async () => {
    const long = `https://dify.example.com/${'ü'.repeat(1900)}`;
    const { added, skipped } = await profiles.addAll([
      { ...file, name: 'Plain', url: 'http://dify.example.com/v1' },
      { ...file, name: 'Odd', url: 'ftp://dify.example.com' },
      { ...file, name: 'Long', url: long },
      new Fault('profile_left_out', { name: 'Half' }),
      { ...file, name: 'Here', url: 'http://127.0.0.1:5001/v1' },
    ]);
    expect(added).toEqual(['Here']);
    expect(skipped.map(({ error }) => [error.code, error.params?.['name']])).toEqual([
      ['profile_left_out_plain', 'Plain'],
      ['profile_left_out', 'Odd'],
      ['profile_left_out', 'Long'],
      ['profile_left_out', 'Half'],
    ]);
    expect(settings.current.profiles).toMatchObject([
      { ...file, name: 'Here', url: 'http://127.0.0.1:5001/v1' },
    ]);
    expect(settings.current.profiles[0]?.allowPlainHttp).toBe(false);
  });

  it('make a user where the file has none', async () => {
    const { name, url, voice } = file;
    const rest = { name, url, voice, timeouts };
    await profiles.addAll([rest, { ...rest, name: 'Home' }]);
    const users = (await profiles.list()).map(({ user }) => user);
    for (const user of users) expect(user).toMatch(/^voicetray-/);
    expect(new Set(users).size).toBe(2);
  });

  it('tells once of a key that is kept but not given out, however often it is asked for', async () => {
    let given: string | null = null;
    let told = 0;
    const keyring: SecretStore = {
      read: () => Promise.resolve(given),
      write: () => Promise.resolve('keyring'),
      remove: () => Promise.resolve(),
      status: () => Promise.resolve(given === null ? 'unreadable' : 'keyring'),
    };
    const there = new Profiles(settings, keyring, () => (told += 1));
    await there.save(draft);
    for (const turn of [1, 2, 3])
      await expect(there.withKey('work'), String(turn)).rejects.toMatchObject(code('key_unreadable'));
    expect(told).toBe(1);
    given = 'app-secret';
    expect((await there.withKey('work')).key).toBe('app-secret');
    given = null;
    await expect(there.withKey('work')).rejects.toMatchObject(code('key_unreadable'));
    expect(told).toBe(2);
  });
});
