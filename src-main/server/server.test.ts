import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScriptedVoice } from '../narration/voice.fixture.ts';
import { type Answer, startTestServer, type TestServer } from './server.fixture.ts';
import { startSpeechServer } from './server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer(new ScriptedVoice(), { limits: { body: 1000, text: 100, read: 300 } });
});
afterEach(() => server.close());

const json = ({ body }: Answer): unknown => JSON.parse(body.toString());

describe('the speech server', () => {
  it('answers under names of this computer alone', async () => {
    for (const host of ['127.0.0.1', `localhost:${server.port}`, '[::1]:99']) {
      expect((await server.ask('/', { headers: { host } })).status, host).toBe(200);
    }
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil']) {
      expect((await server.ask('/', { headers: { host } })).status, host).toBe(403);
    }
  });

  it('lets no page of a browser read it or ask with a key', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const before = await server.ask('/v1/text-to-audio', { method: 'OPTIONS', headers });
    const simple = await server.ask('/', { headers });
    for (const { headers: given } of [before, simple]) {
      expect(Object.keys(given).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(before.status).toBe(405);
  });

  it('takes a key until it is revoked', async () => {
    const { key, id } = await server.keys.make('other');
    const headers = { authorization: `bearer   ${key} ` };
    expect((await server.ask('/v1/info', { headers })).status).toBe(200);
    await server.keys.revoke(id);
    const refused = await server.ask('/v1/info', { headers });
    expect([refused.status, json(refused)]).toEqual([
      401,
      { code: 'unauthorized', message: 'Access token is invalid', status: 401 },
    ]);
  });

  it('refuses what is too much', async () => {
    expect(json(await server.speak({ text: 'x'.repeat(2000) }))).toMatchObject({ status: 413 });
    expect(json(await server.speak({ text: 'x'.repeat(101) }))).toMatchObject({ code: 'invalid_param' });
    expect((await server.speak({ text: 'x'.repeat(100) })).status).toBe(200);
  });

  it.each([
    [
      'half a request',
      (key: string) =>
        `POST /v1/text-to-audio HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      408,
    ],
    ['no HTTP', () => 'good day\r\n\r\n', 400],
    ['no host', () => 'GET / HTTP/1.0\r\n\r\n', 403],
    ['endless headers', () => `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ])('answers %s in the shape of every other error', async (_, words, status) => {
    const answer = await raw(server.port, words(server.key));
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer.toLowerCase()).toContain('x-version: 1.17.0+voicetray.1.2.3');
    expect(JSON.parse(answer.split('\r\n\r\n').at(-1) ?? '')).toMatchObject({ status });
  });

  it('logs a line for each request, without texts, keys and queries', async () => {
    await server.speak({ text: 'a secret sentence', user: 'somebody' });
    await server.ask('/v1/parameters?user=somebody', { headers: { authorization: 'Bearer vt-wrong' } });
    await server.ask('/v1/a-secret-sentence');
    await server.speak({ text: 'hi', voice: 7 });
    await expect.poll(() => server.log).toHaveLength(4);
    expect(server.log[0]).toMatch(
      /^speech server: POST \/v1\/text-to-audio 200, \d+ bytes, \d+ ms, key [0-9a-f]{12} "test"$/,
    );
    expect(server.log[1]).toMatch(/: GET \/v1\/parameters 401, \d+ bytes, \d+ ms, no key$/);
    expect(server.log[2]).toMatch(/: GET elsewhere 404, /);
    expect(server.log.join()).not.toMatch(/secret|somebody|vt-/);
    expect(server.log.join()).not.toContain(server.key);
  });

  it('says which port is taken', async () => {
    const again = startSpeechServer({
      port: server.port,
      atOnce: () => 1,
      narrator: () => Promise.reject(new Error('not asked')),
      pauses: () => ({ clause: 0, sentence: 0, paragraph: 0, heading: 1 }),
      keys: server.keys,
      version: '1.2.3',
      log: () => undefined,
    });
    await expect(again).rejects.toMatchObject({
      error: { code: 'port_taken', params: { port: server.port } },
    });
  });

  it('answers a damaged file of keys by 500, and tells why in its log alone', async () => {
    await writeFile(join(server.folder, 'server-keys.json'), '{broken');
    const answer = await server.ask('/v1/info', { headers: { authorization: `Bearer ${server.key}` } });
    expect(json(answer)).toEqual({
      code: 'internal_server_error',
      message: 'Internal server error.',
      status: 500,
    });
    expect(server.log.join()).toContain('storage_failed');
  });
});

/** All that comes back for these bytes until the server hangs up. */
const raw = (port: number, words: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
