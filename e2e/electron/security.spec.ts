import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, onlyOn } from './on-electron.ts';

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

  ...onlyOn(['linux'], {
    async 'and the system confirms it: the kernel filters what the page may call'({ host }) {
      const pid = await host.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
      // 2: a filter is on (proc_pid_status(5)).
      expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
    },
  }),

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

  async 'who asks for a camera, a screen, the place or the clipboard is refused'(at) {
    const page = await at.page();
    const answers = await page.evaluate(async () => {
      const { mediaDevices, clipboard, geolocation } = navigator;
      const name = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : String(thrown));
      const place = new Promise<string>((resolve) => {
        geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code === 1 ? 'NotAllowedError' : `code ${code}`),
        );
      });
      return Promise.all([
        mediaDevices.getUserMedia({ audio: true }).then(() => 'given', name),
        mediaDevices.getUserMedia({ video: true }).then(() => 'given', name),
        mediaDevices.getDisplayMedia({ video: true }).then(() => 'given', name),
        clipboard.readText().then(() => 'given', name),
        place,
      ]);
    });
    expect(answers).not.toContain('given');
  },

  async 'a webview is no element of ours, and a frame stays empty'(at) {
    const page = await at.page();
    const guest = await page.evaluate(() => {
      const element = document.createElement('webview');
      element.setAttribute('src', 'https://example.com/');
      const frame = document.createElement('iframe');
      frame.src = 'app://ui/';
      document.body.append(element, frame);
      return 'getWebContentsId' in element;
    });
    expect(guest).toBe(false);
    await page.waitForTimeout(500);
    const contents = await at.host.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getType()),
    );
    expect(contents).toEqual(['window']);
    expect(page.frames().filter((frame) => frame.url() === 'app://ui/')).toHaveLength(1);
  },

  async 'a download is refused, and noted'(at) {
    const page = await at.page();
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    const log = (): Promise<string> => readFile(join(at.home, 'logs/voicetray.log'), 'utf8').catch(() => '');
    await expect.poll(log).toContain('download refused');
  },

  async 'the policy comes with each answer, also with what is not there'(at) {
    const page = await at.page();
    const policies = await page.evaluate(() =>
      Promise.all(
        ['/', '/missing.js', '/audio/00000000-0000-4000-8000-000000000000/0'].map(async (path) =>
          (await fetch(path)).headers.get('content-security-policy'),
        ),
      ),
    );
    expect(new Set(policies).size).toBe(1);
    expect(policies[0]).toContain("frame-ancestors 'none'");
  },

  async 'neither an inline script nor one made of a string runs'(at) {
    const page = await at.page();
    const ran = await page.evaluate(() => {
      Object.assign(window, { ran: [] as string[] });
      const inline = document.createElement('script');
      inline.textContent = 'window.ran.push("inline")';
      document.body.append(inline);
      try {
        Reflect.apply(Reflect.get(window, 'eval') as (code: string) => void, window, [
          'window.ran.push("string")',
        ]);
      } catch {
        // Refused aloud.
      }
      return (window as unknown as { ran: string[] }).ran;
    });
    expect(ran).toEqual([]);
  },

  async 'Chromium leaves neither answers nor compiled code on the disk'(at) {
    const kept = await readdir(join(at.home, 'electron'), { recursive: true });
    // As its caches name an entry.
    const entries = kept.filter((path) => /Cache[\\/](.*[\\/])?([\da-f]{16}_\d|f_[\da-f]{6})$/.test(path));
    expect(entries.filter((path) => !/GPUCache|Dawn|Shader/.test(path))).toEqual([]);
  },

  async 'nothing is loaded from elsewhere, and no code is made from strings'(at) {
    const page = await at.page();
    const policy = await page.evaluate(async () => (await fetch('.')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    const fetched = await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'));
    expect(fetched).toBe('refused');
  },

  // Last: main itself is made to leave the page.
  async 'another page in our window is not answered'(at) {
    const page = await at.page();
    await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>elsewhere</title>'),
    );
    const answer = await page.evaluate(() => window.voicetray?.hello({}));
    expect(answer).toMatchObject({ ok: false, error: { code: 'request_invalid' } });
  },
});
