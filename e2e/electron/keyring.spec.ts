import { readdir, readFile } from 'node:fs/promises';
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
