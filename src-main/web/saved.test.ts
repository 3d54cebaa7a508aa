import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost } from './host.fixture.ts';
import { attachment } from './saved.ts';

let test: TestHost;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-saved-'));
  await writeFile(join(folder, 'a.mp3'), 'sound');
  await writeFile(join(folder, 'p.json'), '{}');
  const files = new Map([
    ['good', { path: join(folder, 'a.mp3'), name: 'Grüße “heute”.mp3' }],
    ['profiles', { path: join(folder, 'p.json'), name: 'p.json' }],
    ['gone', { path: join(folder, 'b.wav'), name: 'b.wav' }],
    ['folder', { path: folder, name: 'c.wav' }],
  ]);
  test = await startTestHost({ download: (token) => files.get(token) ?? null });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

it('gives a file to keep, under its name', async () => {
  const { status, headers, text } = await test.ask('/saved/good', { headers: await test.signIn() });
  expect([status, text]).toEqual([200, 'sound']);
  expect(headers).toMatchObject({
    'content-type': 'audio/mpeg',
    'content-length': '5',
    'cache-control': 'no-store',
    'content-disposition':
      `attachment; filename="Gr__e _heute_.mp3"; ` +
      `filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E2%80%9Cheute%E2%80%9D.mp3`,
  });
});

it('says what kind of file it is', async () => {
  const { headers } = await test.ask('/saved/profiles', { headers: await test.signIn() });
  expect(headers['content-type']).toBe('application/json');
});

it.each(['none', 'gone', 'folder', '..%2f..%2fetc%2fpasswd', 'constructor'])('has no %s', async (token) => {
  const { status, text } = await test.ask(`/saved/${token}`, { headers: await test.signIn() });
  expect([status, text.trim()]).toEqual([404, 'That recording is no longer here. Speak the text again.']);
});

describe('attachment', () => {
  it.each([
    ['a"; filename="evil.exe.mp3', `a_; filename=_evil.exe.mp3`],
    ['a\r\nSet-Cookie: x=1.mp3', 'a__Set-Cookie: x=1.mp3'],
    ['back\\slash%41.mp3', 'back_slash_41.mp3'],
    ['\ud800.mp3', '_.mp3'],
  ])('makes %j harmless', (name, plain) => {
    const header = attachment(name);
    expect(header.startsWith(`attachment; filename="${plain}"; filename*=UTF-8''`)).toBe(true);
    expect(header.split("''")[1]).toMatch(/^[A-Za-z0-9%._~!-]+$/);
  });
});
