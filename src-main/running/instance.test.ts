import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestHost } from '../web/host.fixture.ts';
import { claimInstance, type Instance } from './instance.ts';
import { startWebHost } from '../web/server.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-instance-'));
  file = join(folder, 'data', 'browser.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function claim(): Promise<Instance> {
  const claimed = await claimInstance(file);
  if ('runningUrl' in claimed) throw new Error('another one runs');
  return claimed;
}

async function leave(content: unknown): Promise<void> {
  await (await claim()).release();
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? 0;
}

async function serve(answer: string): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('claimInstance', () => {
  it('gives the place to one, and the next one its new address', async () => {
    const instance = await claim();
    const test = await startTestHost();
    const options = { app: test.app, assets: folder, controlToken: instance.token, log: () => undefined };
    const host = await startWebHost(options);
    await instance.listening(host.port);

    const second = await claimInstance(file);
    const { runningUrl } = second as { runningUrl: string };
    expect(runningUrl).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${host.port}/\\?token=`));
    expect((await fetch(runningUrl, { redirect: 'manual' })).status).toBe(303);

    await host.close();
    await instance.release();
    await test.close();
    await (await claim()).release();
    expect(await readdir(join(folder, 'data'))).toEqual([]);
  });

  it('waits for one that is still starting', async () => {
    const instance = await claim();
    const { server, port } = await serve('{}');
    server.removeAllListeners('request').on('request', (_, response) => {
      response.end(JSON.stringify({ url: `http://127.0.0.1:${port}/?token=x` }));
    });
    const second = claimInstance(file);
    await instance.listening(port);
    expect(await second).toEqual({ runningUrl: `http://127.0.0.1:${port}/?token=x` });
    server.close();
  });

  it.runIf(process.platform !== 'win32')('keeps its secret from other users', async () => {
    const instance = await claim();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await instance.listening(1234);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(instance.token);
  });

  it('takes the place of one that died while it started', async () => {
    await leave({ pid: await deadPid(), port: null, token: 'x' });
    await (await claim()).release();
  });

  it('takes the place of one whose port nobody answers', async () => {
    const { server, port } = await serve('');
    await new Promise((resolve) => server.close(resolve));
    await leave({ pid: process.pid, port, token: 'x' });
    await (await claim()).release();
  });

  it.each(['', 'hello', '{"url":"http://evil.example/"}', '{"url":1}'])(
    'is not led astray by a stranger on that port who says “%s”',
    async (answer) => {
      const { server, port } = await serve(answer);
      await leave({ pid: process.pid, port, token: 'x' });
      await (await claim()).release();
      server.close();
    },
  );

  it.each(['', '{', '{"pid":-1}', 'null'])('takes the place of a damaged file: %j', async (content) => {
    await leave(content);
    await (await claim()).release();
  });

  it('gives the place to one of many that start at once, over a file left behind', async () => {
    await leave({ pid: await deadPid(), port: null, token: 'x' });
    const { server, port } = await serve(`{}`);
    server.removeAllListeners('request').on('request', (_, response) => {
      response.end(JSON.stringify({ url: `http://127.0.0.1:${port}/` }));
    });
    const all = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const claimed = await claimInstance(file);
        if (!('runningUrl' in claimed)) await claimed.listening(port);
        return claimed;
      }),
    );
    expect(all.filter((claimed) => !('runningUrl' in claimed))).toHaveLength(1);
    server.close();
  });

  it('is not stopped by one that died while it took the place', async () => {
    await leave({ pid: await deadPid(), port: null, token: 'x' });
    await writeFile(`${file}.removing`, '');
    await utimes(`${file}.removing`, 0, 0);
    await (await claim()).release();
  });

  it('does not take away what another one put in its place', async () => {
    const instance = await claim();
    await instance.listening(1);
    await writeFile(file, 'another');
    await instance.release();
    expect(await readFile(file, 'utf8')).toBe('another');
  });

  it('says where it cannot write', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    await expect(claimInstance(file)).rejects.toHaveProperty('error.code', 'storage_failed');
  });
});
