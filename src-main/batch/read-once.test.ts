import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Source } from './collect-files.ts';
import { ReadOnce } from './read-once.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-once-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
async function put(name: string, words: string): Promise<Source> {
  const path = join(folder, name);
  await writeFile(path, words);
  return { path, name };
}
/** With the names of what was read. */
function open(most?: number) {
  const read: string[] = [];
  const texts = new ReadOnce(async ({ path, name }: Source) => {
    read.push(name);
    return { text: await readFile(path, 'utf8') };
  }, most);
  return { read, texts };
}

it('reads a text once, however often it is looked at before it is taken', async () => {
  const { read, texts } = open();
  const one = await put('one', 'Some words.');
  await texts.ahead(one, signal);
  await texts.ahead(one, signal);
  expect(await texts.take(one, signal)).toEqual({ text: 'Some words.' });
  expect(read).toEqual(['one']);
});

it('reads again what was taken, and what has changed since', async () => {
  const { read, texts } = open();
  const one = await put('one', 'Some words.');
  await texts.ahead(one, signal);
  await put('one', 'Other words.');
  expect(await texts.take(one, signal)).toEqual({ text: 'Other words.' });
  await texts.take(one, signal);
  expect(read).toEqual(['one', 'one', 'one']);
});

it('keeps no more than there is room for', async () => {
  const { read, texts } = open(10);
  const sources = [await put('a', '123456'), await put('b', '12345'), await put('c', '1234')];
  for (const source of sources) await texts.ahead(source, signal);
  for (const source of sources) await texts.take(source, signal);
  expect(read).toEqual(['a', 'b', 'c', 'b']);
  // What was taken has left its room.
  await texts.ahead(sources[1]!, signal);
  await texts.take(sources[1]!, signal);
  expect(read).toEqual(['a', 'b', 'c', 'b', 'b']);
});

it('tells of a file that is gone', async () => {
  const { texts } = open();
  const one = await put('one', 'Some words.');
  await texts.ahead(one, signal);
  await rm(one.path);
  await expect(texts.take(one, signal)).rejects.toThrow('ENOENT');
});
