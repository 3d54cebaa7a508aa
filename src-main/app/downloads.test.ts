import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Downloads } from './downloads.ts';

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'voicetray-downloads-'))));
afterEach(() => rm(home, { recursive: true }));

it('keeps a file for a while, then forgets it', async () => {
  const downloads = new Downloads(home, 100);
  const { token, path } = await downloads.reserve('a.mp3');
  await writeFile(path, 'sound');
  expect(downloads.find(token)).toEqual({ path, name: 'a.mp3' });
  expect(downloads.find('other')).toBeNull();
  await expect.poll(() => readdir(join(home, 'downloads'))).toEqual([]);
  expect(downloads.find(token)).toBeNull();
});

it('clears what a run before has left', async () => {
  const { path } = await new Downloads(home).reserve('a.mp3');
  await writeFile(path, 'sound');
  await new Downloads(home).clear();
  expect(await readdir(home)).toEqual([]);
});
