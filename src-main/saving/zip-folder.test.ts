import { strFromU8, unzipSync } from 'fflate';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zipFolder } from './zip-folder.ts';

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'voicetray-zip-'))));
afterEach(() => rm(home, { recursive: true, force: true }));

it('packs all files below a folder under their places, without what is hidden', async () => {
  const folder = join(home, 'book');
  await mkdir(join(folder, 'part'), { recursive: true });
  await writeFile(join(folder, '01 Été.mp3'), 'one');
  await writeFile(join(folder, 'part', '02.mp3'), 'x'.repeat(200_000));
  await writeFile(join(folder, '.record'), 'hidden');
  await zipFolder(folder, join(home, 'book.zip'), new AbortController().signal);
  const files = unzipSync(await readFile(join(home, 'book.zip')));
  expect(Object.keys(files)).toEqual(['01 Été.mp3', 'part/02.mp3']);
  expect(strFromU8(files['01 Été.mp3']!)).toBe('one');
  expect(files['part/02.mp3']).toHaveLength(200_000);
});

it('leaves nothing of a pack that is cancelled', async () => {
  await mkdir(join(home, 'in'));
  await writeFile(join(home, 'in', 'a'), 'a');
  await expect(zipFolder(join(home, 'in'), join(home, 'a.zip'), AbortSignal.abort())).rejects.toMatchObject({
    error: { code: 'cancelled' },
  });
  expect(await readdir(home)).toEqual(['in']);
});
