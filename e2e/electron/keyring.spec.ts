import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron } from './on-electron.ts';

const KEY = 'app-4hV9qTz';
const DRAFT = { name: 'Home', url: 'http://127.0.0.1:60009/v1', key: KEY };

onElectron('keys in the keyring', {
  async 'a ciphertext tells on Linux whether a keyring holds its key'(at) {
    const page = await at.page();
    const start = await at.host.evaluate(async ({ safeStorage }) =>
      (await safeStorage.encryptStringAsync('x')).subarray(0, 3).toString('latin1'),
    );
    if (process.platform === 'linux') expect(start).toMatch(/^v1\d$/);
    const saved = await page.evaluate((draft) => window.voicetray!.saveProfile(draft), DRAFT);
    const weak = process.platform === 'linux' && start === 'v10';
    expect(saved).toMatchObject({ ok: true, value: { key: weak ? 'memory' : 'keyring' } });
  },

  async 'what was encrypted comes back as it was'({ host }) {
    const { result } = await host.evaluate(async ({ safeStorage }, key) => {
      return safeStorage.decryptStringAsync(await safeStorage.encryptStringAsync(key));
    }, KEY);
    expect(result).toBe(KEY);
  },

  async 'what made a ciphertext is recorded with it, in a file for its owner alone'(at) {
    const file = join(at.home, 'keyring.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) {
      // Without a keyring nothing rests before somebody allows it.
      const page = await at.page();
      expect(await page.evaluate(() => window.voicetray!.hello({}))).toMatchObject({
        value: { profiles: [{ key: 'memory' }] },
      });
      return;
    }
    const { keys } = JSON.parse(text) as { keys: Record<string, { scheme: string; cipher: string }> };
    for (const { scheme, cipher } of Object.values(keys)) {
      expect(scheme).toBe('keyring');
      const start = Buffer.from(cipher, 'base64').subarray(0, 3).toString('latin1');
      if (process.platform === 'linux') expect(start).toMatch(/^v1[1-9]$/);
    }
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  },

  async 'the next run reads it, or says that there is none'(at) {
    await at.restart();
    const page = await at.page();
    const told = await page.evaluate(async () => {
      const hello = await window.voicetray!.hello({});
      if (!hello.ok) throw new Error(hello.error.code);
      const [profile] = hello.value.profiles;
      if (!profile) throw new Error('no profile');
      const { id, name, url } = profile;
      const report = await window.voicetray!.testProfile({ id, name, url });
      return { key: profile.key, code: report.ok ? 'connected' : report.error.code };
    });
    // Nobody listens at the address of the profile: with a key the test comes as far as that.
    if (told.key === 'keyring') expect(told.code).not.toMatch(/^key/);
    else expect(told).toEqual({ key: 'none', code: 'key_missing' });
  },

  async 'what it never made it refuses for good, not for now'({ host }) {
    const words = await host.evaluate(async ({ safeStorage }) =>
      safeStorage.decryptStringAsync(Buffer.from(`v11${'x'.repeat(60)}`)).then(
        () => 'read',
        (thrown: unknown) => String(thrown),
      ),
    );
    expect(words).not.toBe('read');
    // By such words the program knows a keyring that is locked (seal.ts).
    expect(words).not.toMatch(/temporar|try again|locked/i);
  },

  async 'the key is in no file of the program, nor in what its page is told'(at) {
    const page = await at.page();
    expect(JSON.stringify(await page.evaluate(() => window.voicetray!.hello({})))).not.toContain(KEY);
    for (const entry of await readdir(at.home, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      // What Chromium holds open cannot always be read.
      const content = await readFile(join(entry.parentPath, entry.name), 'latin1').catch(() => '');
      expect(content.includes(KEY), entry.name).toBe(false);
    }
  },
});
