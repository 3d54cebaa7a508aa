import type { CustomScheme, Protocol } from 'electron';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { Fault } from '../fault.ts';
import { contentSecurityPolicy } from './security.ts';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';

let folder: string;
let assets: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-assets-'));
  assets = join(folder, 'renderer');
  await mkdir(join(assets, 'assets'), { recursive: true });
  await writeFile(join(assets, 'index.html'), '<!doctype html>');
  await writeFile(join(assets, 'assets', 'a.js'), '1');
  await writeFile(join(assets, 'notes.txt'), 'no');
  await writeFile(join(folder, 'secret.js'), 'key');
  await mkdir(join(folder, 'renderer-old'));
  await writeFile(join(folder, 'renderer-old', 'b.js'), 'old');
});
afterAll(() => rm(folder, { recursive: true }));

const noSound: App['audio'] = () => Promise.reject(new Fault('narration_gone'));
const upload: App['upload'] = async (name, body) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  if (name === 'huge') throw new Fault('document_too_large', { name, limit: 1 });
  return { token: `${name}:${Buffer.concat(chunks).toString()}` };
};

function ask(path: string, init: RequestInit = {}, audio = noSound): Promise<Response> {
  let handler: Parameters<Protocol['handle']>[1] | undefined;
  serveAppScheme(
    { handle: (_scheme, given) => void (handler = given) },
    { assets, core: { audio, upload }, log: () => undefined },
  );
  const url = path.startsWith('app:') ? path : `app://ui${path}`;
  return Promise.resolve(handler!(new Request(url, init)));
}

test('the scheme is a secure origin that streams, and keeps nothing compiled on the disk', () => {
  const schemes: CustomScheme[] = [];
  registerAppScheme({ registerSchemesAsPrivileged: (given) => schemes.push(...given) });
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  expect(schemes).toEqual([{ scheme: 'app', privileges }]);
});

describe('files of the page', () => {
  test('come with their type and the policy', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const script = await ask('/assets/a.js?v=1');
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('1');
  });

  test('and all else that is answered carry the policy too', async () => {
    const sound: App['audio'] = () =>
      Promise.resolve({
        mime: 'audio/mpeg',
        bytes: (async function* () {
          yield new Uint8Array(4);
        })(),
      });
    const broken: App['audio'] = () => Promise.reject(new TypeError('x'));
    const answers = await Promise.all([
      ...[ask('/missing.js'), ask('app://other/'), ask('/', { method: 'PUT' })],
      ...[ask('/audio/n/0'), ask('/audio/n/0', {}, sound), ask('/audio/n/0', {}, broken)],
      ask('/audio/n/0', { headers: { Range: 'bytes=1-2' } }, sound),
      ask('/upload?name=a.txt', { method: 'POST', body: 'a' }),
      ask('/upload?name=huge', { method: 'POST', body: 'a' }),
      ask('/upload?name=a', { method: 'POST', headers: { Origin: 'https://example.com' } }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([200, 206, 403, 404, 405, 413, 502]),
    );
    for (const { headers } of answers) {
      expect(headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  test.each([
    '/missing.js',
    '/notes.txt',
    '/assets',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/..%2frenderer-old%2fb.js',
    '/a.js%00.html',
    '/%zz.js',
    '//secret.js',
    'app://other/index.html',
  ])('are not %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  test('are only to be read', async () => {
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('a file that the page hands over', () => {
  const hand = (name: string, headers: Record<string, string> = {}): Promise<Response> =>
    ask(`/upload?name=${name}`, { method: 'POST', body: 'Good morning', headers });

  test('is kept, and known by its token', async () => {
    const answer = await hand('My%20book.txt', { Origin: 'app://ui' });
    expect(await answer.json()).toEqual({ token: 'My book.txt:Good morning' });
  });

  test('is refused with its reason, and to other pages', async () => {
    const large = await hand('huge');
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { error: { code: 'document_too_large' } },
    ]);
    expect((await hand('a.txt', { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('/upload?name=a.txt')).status).toBe(404);
  });
});

describe('the sound of a piece', () => {
  test('streams as it comes, with its exact type', async () => {
    const gate = Promise.withResolvers<undefined>();
    async function* bytes() {
      yield Uint8Array.of(1, 2);
      await gate.promise;
      yield Uint8Array.of(3);
    }
    const mime = 'audio/mp4; codecs="flac"';
    const answer = await ask('/audio/abc/0', {}, () => Promise.resolve({ mime, bytes: bytes() }));
    expect(answer.headers.get('Content-Type')).toBe(mime);
    expect(answer.headers.get('Content-Length')).toBeNull();
    const reader = answer.body!.getReader();
    expect((await reader.read()).value).toEqual(Uint8Array.of(1, 2));
    gate.resolve(undefined);
    expect((await reader.read()).value).toEqual(Uint8Array.of(3));
    expect((await reader.read()).done).toBe(true);
  });

  test('is let go at once when the page leaves, even while it waits for bytes', async () => {
    let freed = false;
    const audio: App['audio'] = (_id, _piece, signal) => {
      async function* bytes() {
        try {
          yield Uint8Array.of(1);
          await new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Fault('cancelled'))),
          );
        } finally {
          freed = true;
        }
      }
      return Promise.resolve({ mime: 'audio/mpeg', bytes: bytes() });
    };
    const reader = (await ask('/audio/abc/0', {}, audio)).body!.getReader();
    await reader.read();
    const waiting = reader.read();
    await reader.cancel();
    expect((await waiting).done).toBe(true);
    expect(freed).toBe(true);
  });

  test('fails in mid-stream as a failure, not as an end', async () => {
    async function* bytes() {
      yield Uint8Array.of(1);
      await Promise.reject(new Fault('audio_cut'));
    }
    const answer = await ask('/audio/abc/0', {}, () =>
      Promise.resolve({ mime: 'audio/mpeg', bytes: bytes() }),
    );
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  test.each([
    [new Fault('narration_gone'), 404, 'narration_gone'],
    [new Fault('server_timeout'), 502, 'server_timeout'],
    [new TypeError('broken'), 502, 'internal'],
  ])('that cannot be had says why: %s', async (thrown, status, code) => {
    const answer = await ask('/audio/abc/0', {}, () => Promise.reject(thrown));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });

  test.each([
    ['bytes=0-', 200, null, [1, 2, 3, 4]],
    ['bytes=2-', 206, 'bytes 2-3/4', [3, 4]],
    ['bytes=1-1', 206, 'bytes 1-1/4', [2]],
    ['bytes=-1', 206, 'bytes 3-3/4', [4]],
    ['bytes=4-', 416, 'bytes */4', []],
    ['bytes=0-1,3-3', 200, null, [1, 2, 3, 4]],
  ])('is given in the part that is asked for: %s', async (range, status, contentRange, bytes) => {
    const sound = ReadableStream.from([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    const audio: App['audio'] = () => Promise.resolve({ mime: 'audio/mpeg', bytes: sound });
    const answer = await ask('/audio/abc/0', { headers: { Range: range } }, audio);
    expect([answer.status, answer.headers.get('Content-Range')]).toEqual([status, contentRange]);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(bytes);
    expect(answer.headers.get('Content-Type')).toBe('audio/mpeg');
  });

  test('a part waits for the end of what is being made, and of what is cut there is none', async () => {
    async function* bytes() {
      yield Uint8Array.of(1, 2);
      await Promise.reject(new Fault('audio_cut'));
    }
    const answer = await ask('/audio/abc/0', { headers: { Range: 'bytes=1-' } }, () =>
      Promise.resolve({ mime: 'audio/mpeg', bytes: bytes() }),
    );
    expect([answer.status, await answer.json()]).toMatchObject([502, { error: { code: 'audio_cut' } }]);
  });

  test.each(['/audio/abc/x', '/audio/abc', '/audio/abc/-1', '/audio/a.b/0', '/audio/abc/0/1'])(
    'has no address %s',
    async (path) => {
      const audio: App['audio'] = () => Promise.reject(new Error('must not be asked'));
      expect((await ask(path, {}, audio)).status).toBe(404);
    },
  );
});
