import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { App } from '../app.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
let bridge: ReturnType<typeof bridgeTo>;
let told: number;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-handed-'));
  app = await openApp(join(home, 'data'));
  bridge = bridgeTo(app);
  told = 0;
  bridge.on('handed', () => (told += 1));
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true });
});

const at = (...steps: string[]): string => join(home, ...steps);

async function take() {
  const answer = await bridge.takeFiles({});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.files;
}

/** The text of a file that was handed over, or the code of the error. */
async function read(id: string): Promise<string> {
  const handed = await bridge.handOver({ id });
  if (!handed.ok) return handed.error.code;
  const opened = await bridge.openDocument(handed.value);
  return opened.ok ? opened.value.text : opened.error.code;
}

it('gives a file to the window that asks first, once, and leaves the file where it is', async () => {
  await writeFile(at('My notes.txt'), 'The lake is still.');
  await app.openFiles([at('My notes.txt')]);
  expect(told).toBe(1);
  const [file, ...more] = await take();
  expect([file?.name, more]).toEqual(['My notes.txt', []]);
  expect(await take()).toEqual([]);
  expect(await read(file!.id)).toBe('The lake is still.');
  expect(await read(file!.id)).toBe('upload_gone');
  expect(await readFile(at('My notes.txt'), 'utf8')).toBe('The lake is still.');
});

it('gathers what comes before a window asks, and of a folder its documents, in the order people count', async () => {
  await mkdir(at('book'));
  for (const name of ['10.md', '2.md', 'cover.png']) await writeFile(at('book', name), 'words');
  await writeFile(at('a.txt'), 'words');
  await app.openFiles([at('book')]);
  await app.openFiles([at('a.txt'), at('book', '2.md')]);
  expect((await take()).map(({ name }) => name)).toEqual(['2.md', '10.md', 'a.txt']);
});

it('puts several on the list of many documents by copies of their own', async () => {
  await writeFile(at('a.txt'), 'words');
  await app.openFiles([at('a.txt')]);
  const [file] = await take();
  const handed = await bridge.handOver({ id: file!.id });
  expect(
    await bridge.addToBatch({ token: handed.ok ? handed.value.token : '', name: 'a.txt' }),
  ).toMatchObject({ ok: true });
  expect(await readdir(home)).toContain('a.txt');
  await bridge.removeFromBatch({});
  expect(await readFile(at('a.txt'), 'utf8')).toBe('words');
});

it('tells of each that cannot be read by a sentence of its own', async () => {
  await mkdir(at('empty'));
  await writeFile(at('cat.png'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'));
  await app.openFiles([at('gone.txt'), at('empty'), at('cat.png')]);
  const files = await take();
  expect(await Promise.all(files.map(({ id }) => read(id)))).toEqual([
    'text_unreadable',
    'document_empty',
    'document_unknown',
  ]);
  expect(await bridge.handOver({ id: 'guessed' })).toMatchObject({ error: { code: 'upload_gone' } });
});

it.runIf(process.platform !== 'win32')('does not read on and on from a device', async () => {
  await app.openFiles(['/dev/zero']);
  const [file] = await take();
  expect(await read(file!.id)).toBe('document_unknown');
});

it('says in one sentence that words are no files, and keeps none of them', async () => {
  await expect(app.openFiles([at('sepak'), at('hello')])).rejects.toMatchObject({
    error: { code: 'files_missing', params: { names: 'sepak, hello' } },
  });
  expect([told, await take()]).toEqual([0, []]);
});
