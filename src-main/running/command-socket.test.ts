import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';
import type { Launch } from '../launch.ts';
import { askDesktop } from './ask-desktop.ts';
import { askRunning } from './ask-running.ts';
import { CommandSocket } from './command-socket.ts';
import { desktopFileSchema } from './desktop-file.ts';

let data: string;
let sockets: CommandSocket[];
let asked: Launch[];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'voicetray-socket-'));
  [sockets, asked] = [[], []];
});
afterEach(async () => {
  for (const socket of sockets) await socket.close();
  await rm(data, { recursive: true });
});

async function open(answer: Result<unknown> = ok({}), folder = data): Promise<string[]> {
  const log: string[] = [];
  const obey = (launch: Launch): Promise<Result<unknown>> => {
    asked.push(launch);
    return Promise.resolve(answer);
  };
  const socket = new CommandSocket(folder, obey, (line) => log.push(line));
  sockets.push(socket);
  await socket.open();
  return log;
}

const found = async () =>
  desktopFileSchema.parse(JSON.parse(await readFile(join(data, 'desktop.json'), 'utf8')));

/** As a stranger would: with any header and any body. */
async function knock(authorization: string | undefined, body: string): Promise<number | undefined> {
  const { socket: socketPath } = await found();
  const headers = authorization === undefined ? {} : { authorization };
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the desktop program that runs', () => {
  it('does what it is asked, and answers', async () => {
    await open();
    expect(await askRunning(data, { action: 'speak', text: 'Good morning' })).toEqual(ok({}));
    expect(asked).toEqual([{ action: 'speak', text: 'Good morning' }]);
  });

  it('answers why it could not', async () => {
    await open(err({ code: 'nothing_speakable' }));
    expect(await askDesktop(data, { action: 'speak', text: '…' })).toEqual(
      err({ code: 'nothing_speakable' }),
    );
  });

  it('is asked before a browser host', async () => {
    let browser = 0;
    const server = createServer((_request, response) => {
      browser += 1;
      response.end(JSON.stringify(ok({ by: 'browser' })));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await writeFile(join(data, 'browser.json'), JSON.stringify({ pid: process.pid, port, token: 'x' }));
    await open();
    expect(await askRunning(data, { action: 'stop' })).toEqual(ok({}));
    expect(browser).toBe(0);
    await sockets[0]?.close();
    expect(await askRunning(data, { action: 'stop' })).toEqual(ok({ by: 'browser' }));
    server.close();
  });

  it('hears nobody who does not know its secret, and nothing that is no command', async () => {
    await open();
    const { token } = await found();
    const stop = '{"action":"stop"}';
    expect(await knock(undefined, stop)).toBe(403);
    expect(await knock('Bearer guessed', stop)).toBe(403);
    expect(await knock(`Bearer ${token}x`, stop)).toBe(403);
    for (const body of ['', 'no json', '{"action":"rm"}', '[]'])
      expect(await knock(`Bearer ${token}`, body)).toBe(400);
    expect(asked).toEqual([]);
    expect(await knock(`Bearer ${token}`, stop)).toBe(200);
  });

  it.runIf(process.platform !== 'win32')('keeps other users out', async () => {
    await open();
    const { socket } = await found();
    for (const path of [socket, join(data, 'desktop.json')])
      expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('takes the place of one that was killed', async () => {
    await open();
    await open(ok({ by: 'second' }));
    expect(await askDesktop(data, { action: 'stop' })).toEqual(ok({ by: 'second' }));
  });

  it('can be asked also where the path of its folder is long', async () => {
    const folder = join(data, 'x'.repeat(120));
    await mkdir(folder);
    expect(await open(ok({}), folder)).toEqual([]);
    expect(await askDesktop(folder, { action: 'stop' })).toEqual(ok({}));
    const { socket } = desktopFileSchema.parse(
      JSON.parse(await readFile(join(folder, 'desktop.json'), 'utf8')),
    );
    await sockets[0]?.close();
    await expect(stat(dirname(socket))).rejects.toThrow('ENOENT');
  });

  it('goes on where it cannot listen, and notes it', async () => {
    expect(await open(ok({}), join(data, 'gone'))).toEqual([expect.stringContaining('cannot ask')]);
  });
});

describe('nobody is there', () => {
  it('when none runs, it has ended, or the file is of no use', async () => {
    expect(await askDesktop(data, { action: 'stop' })).toBeNull();
    await open();
    const left = await readFile(join(data, 'desktop.json'), 'utf8');
    await sockets[0]?.close();
    expect(await readdir(data)).toEqual([]);
    expect(await askDesktop(data, { action: 'stop' })).toBeNull();
    for (const content of [left, '', '{"pid":1}', 'null']) {
      await writeFile(join(data, 'desktop.json'), content);
      expect(await askDesktop(data, { action: 'stop' })).toBeNull();
    }
  });

  it('who knows the secret of the file', async () => {
    await open();
    const file = JSON.stringify({ ...(await found()), token: 'of another' });
    await writeFile(join(data, 'desktop.json'), file);
    expect(await askDesktop(data, { action: 'stop' })).toBeNull();
  });
});

it('one that was reached and says nothing is no reason to do it twice', async () => {
  const server = createServer((asking) => asking.socket.destroy());
  const socket = join(data, 'mute.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  await writeFile(join(data, 'desktop.json'), JSON.stringify({ pid: process.pid, socket, token: 'x' }));
  await expect(askRunning(data, { action: 'stop' })).rejects.toHaveProperty('error.code', 'running_silent');
  server.close();
});
