import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type BrowserHost, openChromium, startBrowserHost } from '../fixtures/browser-host.ts';

const entry = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url));
const hosts: BrowserHost[] = [];

async function start(options?: Parameters<typeof startBrowserHost>[0]): Promise<BrowserHost> {
  const host = await startBrowserHost(options);
  hosts.push(host);
  return host;
}

afterEach(async () => {
  for (const host of hosts.splice(0)) {
    await host.close();
    await rm(host.home, { recursive: true, force: true });
  }
});

/** Runs the host until it ends by itself. */
async function run(home: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, VOICETRAY_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

describe('starting in the browser', () => {
  test('prints its address on a line of its own, and leaves nothing behind when it ends', async () => {
    const host = await start();
    expect(host.output().split('\n')).toContain(host.url);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const one = signal === 'SIGTERM' ? host : await start({ home: host.home });
      const ended = once(one.process, 'exit');
      one.process.kill(signal);
      expect(await ended).toEqual([0, null]);
      expect(await readdir(host.home)).not.toContain('browser.json');
    }
  });

  test('a second start gives a new address of the first', async () => {
    const { home, url } = await start();
    const second = await run(home);
    expect([second.code, second.err]).toEqual([0, '']);
    const again = second.out.trim().split('\n').at(-1) ?? '';
    expect(new URL(again).origin).toBe(new URL(url).origin);
    expect(again).not.toBe(url);
    expect((await fetch(again, { redirect: 'manual' })).status).toBe(303);
  });

  test('starts again after it was killed', async () => {
    const host = await start();
    const ended = once(host.process, 'exit');
    host.process.kill('SIGKILL');
    await ended;
    expect(await readdir(host.home)).toContain('browser.json');
    const next = await start({ home: host.home });
    expect((await fetch(next.url, { redirect: 'manual' })).status).toBe(303);
  });

  test('says in a sentence what is wrong with the command', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { home } = await start();
    const elsewhere = `${home}/elsewhere`;
    expect(await run(elsewhere, '--port', String(port))).toEqual({
      code: 2,
      out: '',
      err: `Port ${port} is used by another program: choose another one with --port, or leave it out.\n`,
    });
    expect(await readdir(elsewhere)).not.toContain('browser.json');
    expect(await run(elsewhere, '--port', 'many')).toMatchObject({ code: 2, out: '' });
    expect(await run(elsewhere, '--listen')).toMatchObject({ code: 2, out: '' });
    taken.close();
  });
});

describe('the page in a real browser', () => {
  test('signs in once, keeps to its policy, and is closed to a stranger', async () => {
    const host = await start();
    const browser = await openChromium();
    const { page, context } = browser;
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(host.url);
    expect(page.url()).toBe(`${new URL(host.url).origin}/`);
    await page.getByRole('button', { name: 'Speak' }).waitFor();
    expect(said).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');

    const stranger = await (await context.browser()?.newContext())?.newPage();
    await stranger?.goto(host.url);
    expect(await stranger?.textContent('body')).toMatch(/^This address works only once/);
    await browser.close();
  });

  test('another page on this computer cannot use its session', async () => {
    const host = await start();
    const { origin } = new URL(host.url);
    const other = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<title>Other</title>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const browser = await openChromium();
    const { context, page } = browser;
    await page.goto(host.url);
    const bad = await context.newPage();
    await bad.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const readable = await bad.evaluate(async (base) => {
      const tries = [
        fetch(`${base}/api/hello`, { method: 'POST', credentials: 'include', body: '{}' }),
        fetch(`${base}/api/hello`, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }),
        fetch(`${base}/`, { credentials: 'include' }),
        fetch(`${base}/api/stopNarration`, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          body: '{}',
        }),
      ];
      return (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled').length;
    }, origin);
    expect(readable).toBe(0);
    const own = page.evaluate(async (base) => (await fetch(`${base}/`)).status, origin);
    expect(await own).toBe(200);
    await browser.close();
    other.close();
  });
});
