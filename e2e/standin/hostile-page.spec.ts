import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { methodNames } from '../../src-preload/contract/api.ts';
import { launch, type Launched } from './launch.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

let host: Launched;
let page: Page;
let elsewhere: Server;
let foreign: string;
beforeAll(async () => {
  // A server that lets everybody have everything: what does not come, the page's own policy has refused.
  elsewhere = createServer(({ url }, response) => {
    const isPicture = url === '/picture';
    const type = isPicture ? 'image/svg+xml' : 'text/html';
    response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' });
    response.end(isPicture ? PICTURE : '<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  foreign = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  host = await launch();
  page = await host.openPage();
  await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
});
afterAll(async () => {
  await host.end();
  elsewhere.close();
});

describe('what a page finds', () => {
  test('is the frozen API of functions alone, and no way to Electron or Node', async () => {
    const found = await page.evaluate(() => {
      const own = Object.getOwnPropertyDescriptor(window, 'voicetray')!;
      const api = own.value as Record<string, unknown>;
      return {
        members: Object.keys(api).sort(),
        kinds: [...new Set(Object.values(api).map((value) => typeof value))],
        frozen: Object.isFrozen(api),
        fixed: !own.writable && !own.configurable,
        others: [
          'require',
          'module',
          'process',
          'Buffer',
          'electron',
          'ipcRenderer',
          'contextBridge',
          'global',
        ].filter((name) => name in window),
        carriers: Object.getOwnPropertyNames(window).filter((name) => /standin/i.test(name)),
      };
    });
    expect(found).toEqual({
      members: ['on', ...methodNames].sort(),
      kinds: ['function'],
      frozen: true,
      fixed: true,
      others: [],
      carriers: [],
    });
  });

  test('cannot be changed by a script', async () => {
    const kept = await page.evaluate(() => {
      const api = window.voicetray as unknown as Record<string, unknown>;
      const before = api.hello;
      try {
        api.hello = () => 'mine';
      } catch {
        // Strict mode refuses aloud.
      }
      return api.hello === before;
    });
    expect(kept).toBe(true);
  });

  test('gives events without the sender behind them, until it unsubscribes', async () => {
    const heard = await page.evaluate(async () => {
      const args: unknown[][] = [];
      const stop = window.voicetray!.on('preferences', (...all: unknown[]) => args.push(all));
      // One that stays tells when each event was there.
      const until = (value: number): Promise<void> =>
        new Promise((resolve) => {
          const leave = window.voicetray!.on('preferences', ({ askAbove }) => {
            if (askAbove !== value) return;
            leave();
            resolve();
          });
        });
      const first = until(5000);
      await window.voicetray!.updatePreferences({ askAbove: 5000 });
      await first;
      stop();
      const second = until(6000);
      await window.voicetray!.updatePreferences({ askAbove: 6000 });
      await second;
      return args;
    });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toHaveLength(1);
    expect(heard[0]![0]).toMatchObject({ askAbove: 5000 });
  });

  test('refuses hostile values with a code', async () => {
    const codes = await page.evaluate(async () => {
      const { startNarration } = window.voicetray!;
      const ask = startNarration as (value: unknown) => ReturnType<typeof startNarration>;
      const hostile = [
        null,
        7,
        'x',
        [],
        { text: {} },
        { text: 'a', profileId: '../../x' },
        { text: () => 'a' },
      ];
      const answers = [];
      for (const value of hostile) answers.push(await ask(value));
      return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    });
    expect(new Set(codes)).toEqual(new Set(['request_invalid']));
  });
});

describe('what a page tries', () => {
  test('scripts from strings, inline scripts and foreign files do not run', async () => {
    const ran = await page.evaluate(async (address) => {
      const marks: string[] = [];
      Object.assign(window, { mark: (name: string) => marks.push(name) });
      try {
        // The page's own way, which the policy must refuse.
        setTimeout('mark("string")' as unknown as () => void, 0);
      } catch {
        // Refused aloud.
      }
      const inline = document.createElement('script');
      inline.textContent = 'mark("inline")';
      document.body.append(inline);
      const image = document.createElement('img');
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve('image');
        image.onerror = () => resolve('refused');
      });
      image.src = `${address}picture`;
      const fetched = await fetch(address).then(
        () => 'fetched',
        () => 'refused',
      );
      return [await loaded, fetched, ...marks];
    }, foreign);
    expect(ran).toEqual(['refused', 'refused']);
  });

  test('no window opens', async () => {
    const pages = page.context().pages().length;
    // Here a window is there for a moment before the program's answer takes it away.
    for (const address of [foreign, 'about:blank']) {
      const popup = page.waitForEvent('popup');
      await page.evaluate((address) => void window.open(address), address);
      await expect.poll(async () => (await popup).isClosed()).toBe(true);
    }
    expect(page.context().pages().length).toBe(pages);
  });

  test('it does not leave, and nothing comes into a frame', async () => {
    const home = page.url();
    const refused = page.waitForEvent('requestfailed', (request) => request.url() === foreign);
    await page.evaluate((address) => (location.href = address), foreign);
    await refused;
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }, foreign);
    await page.waitForTimeout(500);
    expect(page.url()).toBe(home);
    expect(page.frames().map((frame) => frame.url())).not.toContain(foreign);
  });

  test('nothing is downloaded', async () => {
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    const { standInDownloads } = host.session.defaultSession;
    await host.until('the download', () => standInDownloads.length > 0);
    expect(standInDownloads).toEqual([{ refused: true }]);
  });

  test('the system gives it no device, no screen, no camera and no place', async () => {
    const { standIn } = host.session.defaultSession;
    const asked = (permission: 'media' | 'geolocation' | 'notifications' | 'fullscreen' | 'openExternal') =>
      new Promise((resolve) => {
        const details = { requestingUrl: 'app://ui/', isMainFrame: true } as Electron.PermissionRequest;
        standIn.setPermissionRequestHandler?.(null as never, permission, resolve, details);
      });
    const names = ['media', 'geolocation', 'notifications', 'fullscreen', 'openExternal'] as const;
    expect(new Set(await Promise.all(names.map(asked)))).toEqual(new Set([false]));
    const details = {} as Electron.PermissionCheckHandlerHandlerDetails;
    for (const permission of ['geolocation', 'hid', 'serial', 'usb', 'clipboard-read'] as const)
      expect(standIn.setPermissionCheckHandler?.(null, permission, 'app://ui', details)).toBe(false);
    expect(standIn.setDevicePermissionHandler?.({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(
      false,
    );
    const screens = new Promise((resolve) => standIn.setDisplayMediaRequestHandler?.(null as never, resolve));
    expect(await screens).toBeNull();
  });

  test('files outside the page are not served', async () => {
    const status = await page.evaluate(async () =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e%2fpreload%2fpreload.cjs', '/audio/none/0'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    );
    expect(status).toEqual([404, 404, 404]);
  });

  // Last, because it leaves the page for good: main itself is made to load it.
  test('a foreign page in our window is not answered and hears nothing', async () => {
    await (await host.openWindow()).webContents.loadURL(foreign);
    const answers = await page.evaluate(async () => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.voicetray!.on('preferences', (payload) => heard.push(payload));
      window.voicetray!.on('notice', (payload) => heard.push(payload));
      const given = await window.voicetray!.speakClipboard({});
      const changed = await window.voicetray!.updatePreferences({ askAbove: 7000 });
      return [given, changed].map((answer) => (answer.ok ? 'ok' : answer.error.code));
    });
    expect(answers).toEqual(['request_invalid', 'request_invalid']);
    // An event that our own page would be told: the clipboard is empty.
    host.pressHotkey('CommandOrControl+Alt+S');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
    const settings = await readFile(join(host.home, 'settings.json'), 'utf8');
    expect(settings).toContain('"askAbove": 6000');
  });
});
