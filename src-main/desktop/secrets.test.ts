import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { safeStorage, system } from '../../e2e/standin/system-parts.ts';
import { createSafeSecrets } from './secrets.ts';

const KEY = 'app-Zq3x';
let folder: string;
let file: string;
let logged: string[];
let told: AppError[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-keys-'));
  file = join(folder, 'data', 'keyring.json');
  logged = [];
  told = [];
  system.keyring = 'v11';
  system.shouldReEncrypt = false;
});
afterEach(() => rm(folder, { recursive: true }));

const open = (platform: NodeJS.Platform = 'linux', keepScrambled = false, storage = safeStorage) =>
  createSafeSecrets({
    ...{ safeStorage: storage, file, platform, keepScrambled },
    tell: (notice) => told.push(notice),
    log: (line) => logged.push(line),
  });

describe('with a keyring', () => {
  test('a key is encrypted into a file for its owner alone, and is there in the next run', async () => {
    expect(await open().write('home', KEY)).toBe('keyring');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const content = await readFile(file, 'utf8');
    expect(content).not.toContain(KEY);
    expect(content).not.toContain(Buffer.from(KEY).toString('base64'));
    expect(await open().read('home')).toBe(KEY);
    expect(await open().status('home')).toBe('keyring');
  });

  test('a key that is removed is gone, and another stays', async () => {
    const secrets = open();
    await Promise.all([secrets.write('a', 'one'), secrets.write('b', 'two')]);
    await secrets.remove('a');
    expect(await open().read('a')).toBeNull();
    expect(await open().status('a')).toBe('none');
    expect(await open().read('b')).toBe('two');
  });

  test('what the keyring wants encrypted anew is written anew', async () => {
    await open().write('home', KEY);
    const before = await readFile(file, 'utf8');
    system.shouldReEncrypt = true;
    expect(await open().read('home')).toBe(KEY);
    expect(await readFile(file, 'utf8')).not.toBe(before);
    expect(await open().read('home')).toBe(KEY);
  });

  test('that is locked for a moment, the kept key is not lost', async () => {
    await open().write('home', KEY);
    system.keyring = 'locked';
    await expect(open().read('home')).rejects.toMatchObject({ error: { code: 'keyring_locked' } });
    expect(await open().keyring()).toBe('locked');
    expect(logged.join()).toContain('keyring');
    system.keyring = 'v11';
    expect(await open().read('home')).toBe(KEY);
    expect(await open().keyring()).toBe('keyring');
  });

  test('that is another one by now, the key has to be entered again', async () => {
    await open().write('home', KEY);
    const content = JSON.parse(await readFile(file, 'utf8')) as { keys: { home: { cipher: string } } };
    content.keys.home.cipher = Buffer.from(`v11${'x'.repeat(60)}`).toString('base64');
    await writeFile(file, JSON.stringify(content));
    const secrets = open();
    // Nobody has tried yet.
    expect(await secrets.status('home')).toBe('keyring');
    expect(await secrets.read('home')).toBeNull();
    expect(await secrets.status('home')).toBe('unreadable');
    expect(await secrets.write('home', KEY)).toBe('keyring');
    expect(await secrets.status('home')).toBe('keyring');
    expect(await open().read('home')).toBe(KEY);
  });

  test('a key that was entered while an older one was read is not replaced by it', async () => {
    await open().write('home', 'old');
    system.shouldReEncrypt = true;
    const secrets = open();
    await Promise.all([secrets.read('home'), secrets.write('home', KEY)]);
    await secrets.read('home');
    system.shouldReEncrypt = false;
    expect(await open().read('home')).toBe(KEY);
  });

  test('a key that cannot be written anew is read all the same', async () => {
    await open().write('home', KEY);
    system.shouldReEncrypt = true;
    const thatBreaks = {
      ...safeStorage,
      async encryptStringAsync(text: string) {
        // The file goes while the key is sealed anew.
        await rm(file);
        await mkdir(file);
        return safeStorage.encryptStringAsync(text);
      },
    };
    expect(await open('linux', false, thatBreaks).read('home')).toBe(KEY);
    expect(logged.join()).toContain('not sealed anew');
    expect(logged.join()).not.toContain(KEY);
  });

  test('a key of the keyring is not sealed anew with less, also after a yes', async () => {
    await open().write('home', KEY);
    const before = await readFile(file, 'utf8');
    system.keyring = 'v10';
    system.shouldReEncrypt = true;
    expect(await open('linux', true).read('home')).toBe(KEY);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('what made a ciphertext is written beside it', async () => {
    await open().write('home', KEY);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      version: 2,
      keys: { home: { scheme: 'keyring' } },
    });
  });

  test('a file from before that is read all the same', async () => {
    await open().write('home', KEY);
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys: { home: { cipher: string } } };
    await writeFile(file, JSON.stringify({ version: 1, ciphers: { home: keys.home.cipher } }));
    expect(await open().read('home')).toBe(KEY);
    expect(await open().status('home')).toBe('keyring');
  });
});

describe('with a yes to keys that are only scrambled', () => {
  beforeEach(() => (system.keyring = 'v10'));

  test('a key rests, and its status says how', async () => {
    expect(await open('linux', true).write('home', KEY)).toBe('obfuscated');
    expect(await open('linux', true).read('home')).toBe(KEY);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('"scheme":"scrambled"');
  });

  test('what was only remembered comes to rest, and leaves the disk when the yes is taken back', async () => {
    const secrets = open();
    await secrets.write('home', KEY);
    await secrets.allowScrambled(true);
    expect(await secrets.status('home')).toBe('obfuscated');
    expect(await open().read('home')).toBe(KEY);
    await secrets.allowScrambled(false);
    expect(await readFile(file, 'utf8')).not.toContain('home');
    expect(await secrets.status('home')).toBe('memory');
    expect(await secrets.read('home')).toBe(KEY);
    expect(await open().status('home')).toBe('none');
  });

  test('a keyring that is there after all takes the key', async () => {
    const secrets = open('linux', true);
    await secrets.write('home', KEY);
    system.keyring = 'v11';
    system.shouldReEncrypt = true;
    expect(await secrets.read('home')).toBe(KEY);
    expect(await secrets.status('home')).toBe('keyring');
  });

  test('a record that claims more than the letters tell is not believed', async () => {
    await open('linux', true).write('home', KEY);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"scrambled"', '"keyring"'));
    expect(await open().status('home')).toBe('obfuscated');
  });
});

describe('without a keyring', () => {
  test('on Linux a key that would only be scrambled stays in memory, and says so', async () => {
    system.keyring = 'v10';
    const secrets = open();
    expect(await secrets.write('home', KEY)).toBe('memory');
    expect(await secrets.read('home')).toBe(KEY);
    expect(await secrets.status('home')).toBe('memory');
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect(await open().status('home')).toBe('none');
  });

  test('an older key on disk does not come back after a newer one was only remembered', async () => {
    await open().write('home', 'old');
    system.keyring = 'v10';
    await open().write('home', KEY);
    system.keyring = 'v11';
    expect(await open().read('home')).toBeNull();
  });

  test('elsewhere the same letters mean the system store', async () => {
    system.keyring = 'v10';
    expect(await open('darwin').write('home', KEY)).toBe('keyring');
    expect(await open('win32').status('home')).toBe('keyring');
  });

  test('a keyring that refuses leaves the key in memory, and the log has no key', async () => {
    system.keyring = 'locked';
    const secrets = open();
    expect(await secrets.write('home', KEY)).toBe('memory');
    expect(logged).not.toHaveLength(0);
    expect(logged.join()).not.toContain(KEY);
    // Unlocked and tried again, it takes what was remembered.
    system.keyring = 'v11';
    expect(await secrets.keyring()).toBe('keyring');
    expect(await secrets.status('home')).toBe('keyring');
    expect(await open().read('home')).toBe(KEY);
  });

  test('trying it out tells that there is none, and writes nothing', async () => {
    system.keyring = 'v10';
    expect(await open().keyring()).toBe('scrambled');
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});

test.each([
  ['is cut off', '{"version":2,"keys":{"home"'],
  ['comes from a newer program', '{"version":3,"vaults":[]}'],
])('a file that %s is set aside as it is, told once, and keys can be entered again', async (_, content) => {
  await mkdir(join(folder, 'data'));
  await writeFile(file, content);
  const secrets = open();
  expect(await Promise.all(['home', 'work'].map((id) => secrets.status(id)))).toEqual(['none', 'none']);
  const [name = ''] = await readdir(join(folder, 'data'));
  expect(told).toEqual([{ code: 'keys_broken', params: { name } }]);
  expect(await readFile(join(folder, 'data', name), 'utf8')).toBe(content);
  expect(await secrets.write('home', KEY)).toBe('keyring');
  expect(await open().read('home')).toBe(KEY);
});

test('a file that cannot be opened keeps no window from its profiles', async () => {
  await mkdir(file, { recursive: true });
  expect(await open().status('home')).toBe('unreadable');
  await expect(open().read('home')).rejects.toMatchObject({ error: { code: 'storage_failed' } });
});

test('a folder that cannot be written is told', async () => {
  await writeFile(join(folder, 'data'), 'a file in the way');
  await expect(open().write('home', KEY)).rejects.toMatchObject({
    error: { code: expect.stringMatching(/storage_failed|key_not_kept/) as string },
  });
});
