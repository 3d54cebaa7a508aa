import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime, root } from './runtime.ts';

/** What only the real runtime can show: its sandbox, its bridge, its scheme, its keyring, its lock. */
const runtime = findRuntime();
let home: string;
let host: ElectronApplication;
let page: Page;
const TALE = 'The quick brown fox jumps over the lazy dog, and then it sleeps in the sun.';

const specs: Record<string, () => Promise<void>> = {
  async 'the page comes from its own scheme and is answered'() {
    expect(page.url()).toBe('app://ui/');
    await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
    expect(await page.evaluate(() => window.voicetray!.hello({}))).toMatchObject({
      ok: true,
      value: { host: 'desktop' },
    });
  },

  async 'the origin that the sender check relies on is as expected'() {
    const origin = await host.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.origin,
    );
    expect(origin).toBe('app://ui');
  },

  async 'a page script finds no Electron and no Node'() {
    const found = await page.evaluate(() =>
      ['require', 'module', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => Object.isFrozen(window.voicetray))).toBe(true);
  },

  async 'the renderer runs in the sandbox'() {
    const metrics = await host.evaluate(({ app }) => app.getAppMetrics());
    const renderers = metrics.filter(({ type }) => type === 'Tab');
    expect(renderers.length).toBeGreaterThan(0);
    if (process.platform !== 'linux') expect(renderers.every(({ sandboxed }) => sandboxed)).toBe(true);
  },

  async 'a new window is refused'() {
    await page.evaluate(() => void window.open('https://example.com/'));
    const windows = await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
  },

  async 'a ciphertext tells on Linux whether a keyring holds its key'() {
    const start = await host.evaluate(async ({ safeStorage }) =>
      (await safeStorage.encryptStringAsync('x')).subarray(0, 3).toString('latin1'),
    );
    expect(start).toMatch(/^v1\d$/);
    const saved = await page.evaluate(() =>
      window.voicetray!.saveProfile({ name: 'Home', url: 'http://127.0.0.1:60009/v1', key: 'app-4hV9qTz' }),
    );
    const weak = process.platform === 'linux' && start === 'v10';
    expect(saved).toMatchObject({ ok: true, value: { key: weak ? 'memory' : 'keyring' } });
    const kept = await readFile(join(home, 'keyring.json'), 'utf8').catch(() => '');
    expect(kept).not.toContain('app-4hV9qTz');
  },

  async 'typed text plays, also with the window hidden'() {
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TALE);
    await page.getByRole('button', { name: 'Speak', exact: true }).click();
    await page
      .getByText(/^Playing/)
      .first()
      .waitFor();
    await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await page.getByText('Finished').first().waitFor();
  },

  async 'a second start raises the window and ends'() {
    await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const ended = await new Promise<number | string>((resolve) => {
      execFile(runtime.path!, [root], { env: { ...process.env, VOICETRAY_HOME: home } }, (error) =>
        resolve(error?.code ?? 0),
      );
    });
    expect(ended).toBe(0);
    await expect
      .poll(() => host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true);
  },
};

if (runtime.path === null)
  console.info(`Not run: ${Object.keys(specs).length} tests on Electron itself, because ${runtime.missing}.`);

describe.skipIf(runtime.path === null)('on Electron itself', () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'voicetray-electron-'));
    host = await _electron.launch({
      executablePath: runtime.path!,
      args: [root],
      env: { ...(process.env as Record<string, string>), VOICETRAY_HOME: home },
    });
    page = await host.firstWindow();
  });
  afterAll(async () => {
    await host.evaluate(({ app }) => app.quit()).catch(() => undefined);
    await host.close();
    await rm(home, { recursive: true, force: true });
  });
  for (const [name, run] of Object.entries(specs)) test(name, run);
});
