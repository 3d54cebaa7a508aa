import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, SETTINGS_VERSION } from '../../src-preload/contract/settings.ts';
import { SettingsStore } from './store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-settings-'));
  file = join(folder, 'config', 'settings.json');
});

describe('SettingsStore', () => {
  it('starts with defaults and writes nothing before the first change', async () => {
    const store = await SettingsStore.open(file);
    expect(store.current).toEqual(defaultSettings());
    expect(store.notices).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a change over a restart, readable by its owner alone', async () => {
    const store = await SettingsStore.open(file);
    await store.update((settings) => {
      settings.preferences.whenBusy = 'queue';
      return settings;
    });
    expect((await SettingsStore.open(file)).current.preferences.whenBusy).toBe('queue');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('welcomes who is new, and nobody whose file is older than the welcome', async () => {
    const store = await SettingsStore.open(file);
    expect(store.current.preferences.windows.welcomed).toBe(false);
    await store.update((settings) => settings);
    const written = JSON.parse(await readFile(file, 'utf8')) as ReturnType<typeof defaultSettings>;
    expect(written.preferences.windows.welcomed).toBe(false);
    const { closing, noTrayTold } = written.preferences.windows;
    const older = { ...written.preferences, windows: { closing, noTrayTold } };
    await writeFile(file, JSON.stringify({ ...written, preferences: older }));
    expect((await SettingsStore.open(file)).current.preferences.windows.welcomed).toBe(true);
  });

  it('keeps the last of many changes at once', async () => {
    const store = await SettingsStore.open(file);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.update((settings) => {
          settings.preferences.askAbove = 1000 + n;
          return settings;
        }),
      ),
    );
    expect((await SettingsStore.open(file)).current.preferences.askAbove).toBe(1019);
    expect(await readdir(join(folder, 'config'))).toEqual(['settings.json']);
  });

  it('is not taken back by a look that began before a change', async () => {
    const store = await SettingsStore.open(file);
    for (let askAbove = 1000; askAbove < 1030; askAbove++) {
      let over = false;
      const look = async (): Promise<void> => {
        while (!over) await store.reload();
      };
      const looks = [look(), look(), look()];
      await store.update((settings) => ({
        ...settings,
        preferences: { ...settings.preferences, askAbove },
      }));
      over = true;
      await Promise.all(looks);
      expect(store.current.preferences.askAbove).toBe(askAbove);
    }
  });

  it('does not undo what another process wrote', async () => {
    const [one, other] = [await SettingsStore.open(file), await SettingsStore.open(file)];
    await one.update((settings) => {
      settings.preferences.askAbove = 500;
      return settings;
    });
    await other.update((settings) => {
      settings.preferences.whenBusy = 'queue';
      return settings;
    });
    expect((await one.reload()).preferences).toMatchObject({ askAbove: 500, whenBusy: 'queue' });
  });

  it('refuses a change that is not valid and stays as it was', async () => {
    const store = await SettingsStore.open(file);
    await expect(
      store.update((settings) => {
        settings.preferences.playback.speed = 99;
        return settings;
      }),
    ).rejects.toThrow();
    expect(store.current).toEqual(defaultSettings());
  });

  it.each([
    ['settings_broken', '{"version": 1, "preferences"'],
    ['settings_broken', '{"version": 1, "preferences": {}}'],
    ['settings_newer', '{"version": 99, "future": true}'],
  ])('sets a file aside and names it: %s', async (code, content) => {
    file = join(folder, 'settings.json');
    await writeFile(file, content);
    const store = await SettingsStore.open(file);
    expect(store.notices.map((notice) => notice.code)).toEqual([code]);
    const name = String(store.notices[0]?.params?.name);
    expect(await readFile(join(folder, name), 'utf8')).toBe(content);
    expect(store.current).toEqual(defaultSettings());
  });

  it('keeps what version 5 knew of the system', async () => {
    file = join(folder, 'settings.json');
    const { preferences } = defaultSettings();
    const system = { pauseOnLock: true, lookForUpdates: true, keepScrambled: false };
    await writeFile(
      file,
      JSON.stringify({ version: 5, preferences: { ...preferences, system }, profiles: [] }),
    );
    const store = await SettingsStore.open(file);
    expect(store.notices).toEqual([]);
    expect(store.current.preferences.system).toEqual({ ...system, watchClipboard: false });
  });

  it('brings a file of version 1 up, once, and loses nothing', async () => {
    file = join(folder, 'settings.json');
    const now = { ...defaultSettings().preferences, activeProfile: 'p-1', askAbove: 700 };
    const { onDevice, activeProfile, askAbove, whenBusy, saveFormat } = now;
    const preferences = {
      ...{ onDevice, activeProfile, askAbove, whenBusy, hotkey: 'CommandOrControl+Alt+K', saveFormat },
      playback: { speed: 1.5, volume: 0.5 },
      pauses: { clause: 0.2, sentence: 0.4, paragraph: 0.9 },
    };
    const profile = {
      id: 'p-1',
      name: 'Work',
      url: 'https://dify.example.com/v1',
      user: 'voicetray-1a2b3c4d',
      voice: 'nova',
      allowPlainHttp: false,
    };
    await writeFile(file, JSON.stringify({ version: 1, preferences, profiles: [profile] }));
    const store = await SettingsStore.open(file);
    const expected = {
      version: SETTINGS_VERSION,
      preferences: {
        ...now,
        hotkeys: { ...now.hotkeys, keys: { ...now.hotkeys.keys, speakClipboard: 'CommandOrControl+Alt+K' } },
        playback: { ...preferences.playback, evenLoudness: false },
        pauses: { ...preferences.pauses, heading: 1 },
        windows: { ...now.windows, welcomed: true },
      },
      profiles: [{ ...profile, timeouts: { connect: 10, firstByte: 100, stall: 30 } }],
    };
    expect(store.notices).toEqual([]);
    expect(store.current).toEqual(expected);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(expected);
    expect(await readdir(folder)).toEqual(['settings.json']);
    expect((await SettingsStore.open(file)).current).toEqual(expected);
  });

  it('sets aside what broke while it ran, keeps its settings and tells', async () => {
    file = join(folder, 'settings.json');
    const store = await SettingsStore.open(file);
    await store.update((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, askAbove: 500 },
    }));
    const told: string[] = [];
    store.onNotice((notice) => told.push(String(notice.params?.name)));
    const precious = '{"version": 2, "mine": "precious"}';
    await writeFile(file, precious);
    await store.update((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, whenBusy: 'queue' },
    }));
    expect(await readFile(join(folder, told[0]!), 'utf8')).toBe(precious);
    expect((await SettingsStore.open(file)).current.preferences).toMatchObject({
      askAbove: 500,
      whenBusy: 'queue',
    });
  });

  it('lets two programs meet the same broken file', async () => {
    file = join(folder, 'settings.json');
    await writeFile(file, '{');
    const stores = await Promise.all(Array.from({ length: 8 }, () => SettingsStore.open(file)));
    expect(stores.flatMap(({ notices }) => notices)).not.toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('settings-broken'))).toHaveLength(1);
  });

  it('changes nothing when the file cannot be read', async () => {
    file = join(folder, 'settings.json');
    const store = await SettingsStore.open(file);
    await mkdir(file);
    await expect(store.update((settings) => settings)).rejects.toMatchObject({
      error: { code: 'storage_failed' },
    });
  });
});
