import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toAppError } from '../fault.ts';
import { Uploads } from './uploads.ts';

let home: string;
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'voicetray-uploads-'))));
afterEach(() => rm(home, { recursive: true, force: true }));

const body = (...parts: string[]): AsyncIterable<Uint8Array> =>
  ReadableStream.from(parts.map((part) => Buffer.from(part)));
const left = (): Promise<string[]> => readdir(join(home, 'uploads'));
const code = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (thrown: unknown) => toAppError(thrown).code,
  );

it('keeps a file until it is done with, under its own name and none of a folder', async () => {
  const uploads = new Uploads(home);
  const { token } = await uploads.receive('C:\\books\\../My book.epub', body('Good ', 'morning'));
  const { path, name } = uploads.take(token);
  expect(name).toBe('My book.epub');
  expect(await readFile(path, 'utf8')).toBe('Good morning');
  expect(uploads.take(token).path).toBe(path);
  await uploads.drop(token);
  expect(() => uploads.take(token)).toThrow('no longer at hand');
  expect(await left()).toEqual([]);
});

it('leaves nothing of what is too large, breaks off, or has no name', async () => {
  const uploads = new Uploads(home, { bytes: 8 });
  expect(await code(uploads.receive('a.txt', body('12345', '6789')))).toBe('document_too_large');
  const breaking = (async function* () {
    yield await Promise.resolve(Buffer.from('1'));
    throw new Error('aborted');
  })();
  expect(await code(uploads.receive('a.txt', breaking))).toBe('internal');
  expect(await code(uploads.receive('/', body('1')))).toBe('request_invalid');
  expect(await left()).toEqual([]);
});

it('forgets after a while, lets the oldest go, and clears what an earlier run has left', async () => {
  const uploads = new Uploads(home, { kept: 30, files: 2 });
  const tokens: string[] = [];
  for (const name of ['a', 'b', 'c']) tokens.push((await uploads.receive(name, body(name))).token);
  expect(() => uploads.take(tokens[0] ?? '')).toThrow();
  await expect.poll(left).toEqual([]);
  await new Uploads(home).receive('d', body('d'));
  await new Uploads(home).clear();
  await expect(left()).rejects.toThrow('ENOENT');
});
