import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveText } from './save-text.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-text-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes a file for its owner alone, and nothing beside it', async () => {
  await saveText(join(folder, 'a.json'), 'words', false);
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('words');
  expect((await stat(join(folder, 'a.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a.json']);
});

it('replaces a file only when it may', async () => {
  await writeFile(join(folder, 'a.json'), 'mine');
  await expect(saveText(join(folder, 'a.json'), 'words', false)).rejects.toMatchObject({
    error: { code: 'file_exists', params: { name: 'a.json' } },
  });
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('mine');
  await saveText(join(folder, 'a.json'), 'words', true);
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('words');
  expect(await readdir(folder)).toEqual(['a.json']);
});

it.each([
  ['folder_missing', 'none/a.json'],
  ['file_name', `${'a'.repeat(300)}.json`],
])('tells %s', async (code, name) => {
  await expect(saveText(join(folder, name), 'words', false)).rejects.toMatchObject({ error: { code } });
  expect(await readdir(folder)).toEqual([]);
});

it('takes no folder for a file', async () => {
  await mkdir(join(folder, 'a.json'));
  await expect(saveText(join(folder, 'a.json'), 'words', true)).rejects.toMatchObject({
    error: { code: 'file_name' },
  });
});
