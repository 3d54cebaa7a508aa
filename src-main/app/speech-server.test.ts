import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import { openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
const heard: AnyEvent[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-app-server-'));
  app = await open();
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

async function open(): Promise<App> {
  const opened = await openApp(home, {
    facts: { host: 'browser', version: '1.2.3' },
  });
  heard.length = 0;
  opened.subscribe((event) => heard.push(event));
  return opened;
}

const set = (server: { enabled: boolean; port: number; atOnce?: number }) =>
  app.handlers.updatePreferences({ server: { atOnce: 2, ...server } });
const told = () => heard.filter(({ name }) => name === 'server').map(({ payload }) => payload);
const isWelcome = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/v1/`).then(
    (answer) => answer.headers.get('x-version') === '1.17.0+voicetray.1.2.3',
    () => false,
  );

/** Somebody on a port of its own. */
async function occupy(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

async function freePort(): Promise<number> {
  const { port, server } = await occupy();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the speech server of the app', () => {
  it('runs, moves and ends as the preferences say, and tells', async () => {
    const [first, second] = [await freePort(), await freePort()];
    expect((await app.handlers.hello({})).server).toEqual({ state: 'off' });
    await set({ enabled: true, port: first });
    expect((await app.handlers.hello({})).server).toEqual({
      state: 'on',
      url: `http://127.0.0.1:${first}/v1`,
    });
    await set({ enabled: true, port: first, atOnce: 5 });
    await set({ enabled: true, port: second });
    expect([await isWelcome(first), await isWelcome(second)]).toEqual([false, true]);
    await set({ enabled: false, port: second });
    expect(await isWelcome(second)).toBe(false);
    expect(told()).toEqual([
      { state: 'on', url: `http://127.0.0.1:${first}/v1` },
      { state: 'on', url: `http://127.0.0.1:${second}/v1` },
      { state: 'off' },
    ]);
  });

  it('is there again at the next start, and gone after the end', async () => {
    const port = await freePort();
    await set({ enabled: true, port });
    await app.close();
    expect(await isWelcome(port)).toBe(false);
    app = await open();
    await expect.poll(() => isWelcome(port)).toBe(true);
  });

  it('tells of a port that is taken, and starts once there is another', async () => {
    const { port, server } = await occupy();
    await set({ enabled: true, port });
    expect(told()).toEqual([{ state: 'failed', error: { code: 'port_taken', params: { port } } }]);
    await set({ enabled: true, port: await freePort() });
    expect(told().at(-1)).toMatchObject({ state: 'on' });
    server.close();
  });

  it('speaks with this computer for a key, even when a profile that points here is set to speak', async () => {
    const port = await freePort();
    await set({ enabled: true, port });
    const { key, id, name } = await app.handlers.makeServerKey({ name: 'radio' });
    expect((await app.handlers.listServerKeys({})).keys).toMatchObject([{ id, name: 'radio' }]);
    const profile = await app.handlers.saveProfile({ name, url: `http://127.0.0.1:${port}/v1`, key });
    await app.handlers.updatePreferences({ activeProfile: profile.id });
    const speak = () =>
      fetch(`http://127.0.0.1:${port}/v1/text-to-audio`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'audio/wav' },
        body: JSON.stringify({ text: 'Hello there.' }),
      });
    const spoken = await speak();
    expect(spoken.status).toBe(200);
    expect((await spoken.arrayBuffer()).byteLength).toBeGreaterThan(20_000);
    await app.handlers.revokeServerKey({ id });
    expect((await speak()).status).toBe(401);
    expect((await app.handlers.listServerKeys({})).keys).toEqual([]);
  });
});
