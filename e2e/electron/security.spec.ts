import { expect } from 'vitest';
import { onElectron } from './on-electron.ts';

onElectron('ipc and security', {
  async 'the origin that the sender check relies on is as expected'({ host }) {
    const origin = await host.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.origin,
    );
    expect(origin).toBe('app://ui');
  },

  async 'a page script finds no Electron and no Node, and cannot change the API'(at) {
    const page = await at.page();
    const found = await page.evaluate(() =>
      ['require', 'module', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => Object.isFrozen(window.voicetray))).toBe(true);
  },

  async 'what is no request is refused by the program'(at) {
    const page = await at.page();
    const answer = await page.evaluate(() => window.voicetray!.openDocument({ token: 'x'.repeat(1000) }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'request_invalid' } });
  },

  async 'the renderer runs in the sandbox'({ host }) {
    const metrics = await host.evaluate(({ app }) => app.getAppMetrics());
    const renderers = metrics.filter(({ type }) => type === 'Tab');
    expect(renderers.length).toBeGreaterThan(0);
    if (process.platform !== 'linux') expect(renderers.every(({ sandboxed }) => sandboxed)).toBe(true);
  },

  async 'a new window is refused, and so is another page in ours'(at) {
    const page = await at.page();
    await page.evaluate(() => void window.open('https://example.com/'));
    await page.evaluate(() => void (location.href = 'https://example.com/'));
    const windows = await at.host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect([windows, page.url()]).toEqual([1, 'app://ui/']);
  },

  async 'the page may ask the system for nothing'(at) {
    const page = await at.page();
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  },

  async 'nothing is loaded from elsewhere, and no code is made from strings'(at) {
    const page = await at.page();
    const policy = await page.evaluate(async () => (await fetch('.')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    const fetched = await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'));
    expect(fetched).toBe('refused');
  },
});
