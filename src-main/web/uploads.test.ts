import { mkdir, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeEpub } from '../documents/packed.fixture.ts';
import { type Answer, startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
let signedIn: Record<string, string>;
beforeAll(async () => {
  test = await startTestHost();
  signedIn = await test.signIn();
});
afterAll(() => test.close());

const hand = (name: string, body: string | Buffer, headers = signedIn): Promise<Answer> =>
  test.ask(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body });
const call = async (method: string, payload: unknown): Promise<unknown> => {
  const headers = { ...signedIn, 'content-type': 'application/json' };
  return JSON.parse(
    (await test.ask(`/api/${method}`, { method: 'POST', headers, body: JSON.stringify(payload) })).text,
  );
};
const tokenOf = ({ text }: Answer): string => (JSON.parse(text) as { token: string }).token;

it('takes a document that is handed over, and opens it once', async () => {
  const book = Buffer.from(makeEpub({ title: 'Grüße', parts: ['<h1>One</h1><p>Late.</p>'] }));
  const token = tokenOf(await hand('Grüße “heute”.epub', book));
  expect(await call('openDocument', { token })).toEqual({
    ok: true,
    value: { text: '# One\n\nLate.', markup: 'markdown', title: 'Grüße', author: 'A. Writer' },
  });
  expect(await call('openDocument', { token })).toMatchObject({ error: { code: 'upload_gone' } });
});

it('names the document in what goes wrong with it', async () => {
  const token = tokenOf(await hand('my.pdf', '%PDF-1.4 and no more'));
  expect(await call('openDocument', { token })).toMatchObject({
    error: { code: 'document_damaged', params: { name: 'my.pdf' } },
  });
});

it('leaves a document that is being read when somebody says so', async () => {
  const parts = Array.from({ length: 60 }, () => '<p>It was <i>late</i>.</p>'.repeat(1000));
  const token = tokenOf(await hand('long.epub', Buffer.from(makeEpub({ parts }))));
  const opening = call('openDocument', { token });
  await call('cancelDocument', { token });
  expect(await opening).toMatchObject({
    error: { code: expect.stringMatching(/cancelled|upload_gone/) as string },
  });
});

it('takes nothing from strangers, and nothing without a name', async () => {
  expect((await hand('a.txt', 'x', {})).status).toBe(403);
  expect((await hand('a.txt', 'x', { ...signedIn, origin: 'https://evil.example' })).status).toBe(403);
  expect((await hand('', 'x')).status).toBe(400);
});

it('keeps nothing of a file that breaks off', async () => {
  const folder = `${test.home}/uploads`;
  await mkdir(folder, { recursive: true });
  const before = await readdir(folder);
  const sent = request({
    ...{ host: '127.0.0.1', port: test.host.port, path: '/upload?name=a.txt', method: 'POST', agent: false },
    headers: { ...signedIn, 'content-length': '1000' },
  });
  sent.on('error', () => undefined).write('half');
  await expect.poll(async () => (await readdir(folder)).length).toBe(before.length + 1);
  sent.destroy();
  await expect.poll(() => readdir(folder)).toEqual(before);
});
