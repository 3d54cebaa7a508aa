import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepBudget } from './budget.ts';
import { keep, newFolder, openLibrary } from './library.fixture.ts';
import type { Library } from './library.ts';

/** Seconds: all that is older than a moment may go. */
const AT_ONCE = -1;

const filesOf = async (folder: string): Promise<number> =>
  (await readdir(join(folder, 'sound'), { recursive: true })).filter((name) => name.endsWith('.wav')).length;
const madeOf = (library: Library): Record<string, number> =>
  Object.fromEntries(
    library.use(({ narrations }) => narrations.list('', 0)).map(({ id, made }) => [id, made]),
  );
const finish = (library: Library, ...ids: string[]): void =>
  library.change(({ narrations }) => ids.forEach((id) => narrations.finish(id, true)));

it('lets the least recently used sound go, and keeps the text', async () => {
  const folder = await newFolder();
  const library = await openLibrary(folder);
  for (const id of ['one', 'two', 'three']) await keep(library, id, `This is the text of ${id}.`, 1000);
  finish(library, 'one', 'two', 'three');
  library.change(({ sounds, now }) => sounds.touch('one', now + 1));
  expect(await keepBudget(library, 2000, AT_ONCE * 10)).toBe(1000);
  expect(madeOf(library)).toEqual({ one: 1, two: 0, three: 1 });
  expect(await filesOf(folder)).toBe(2);
  expect(library.use(({ narrations }) => narrations.text(narrations.find('two')?.n ?? 0))).toBe(
    'This is the text of two.',
  );
});

it('never touches what is pinned, on the desk, still to be heard, or just in use', async () => {
  const folder = await newFolder();
  const library = await openLibrary(folder);
  for (const id of ['pinned', 'current', 'unfinished', 'spare']) {
    await keep(library, id, `This is the text of ${id}.`, 1000);
  }
  finish(library, 'pinned', 'current', 'spare');
  library.change(({ narrations }) => {
    narrations.pin('pinned', true);
    narrations.setDesk(['current']);
  });
  expect(await keepBudget(library, 0)).toBe(0);
  expect(await keepBudget(library, 0, AT_ONCE)).toBe(1000);
  expect(madeOf(library)).toEqual({ pinned: 1, current: 1, unfinished: 1, spare: 0 });
});

it('sweeps files that never came into the database, and no others', async () => {
  const folder = await newFolder();
  const library = await openLibrary(folder);
  await keep(library, 'one', 'This is the text of one.', 1000);
  const stem = await library.files.reserve('ab'.repeat(32));
  await writeFile(library.files.path(`${stem}.wav`), 'lost');
  await writeFile(library.files.path(`${stem}.wav.part`), 'torn');
  const owned = (file: string): boolean => library.use(({ sounds }) => sounds.has(file));
  expect(await library.files.sweep(owned)).toBe(0);
  expect(await library.files.sweep(owned, AT_ONCE)).toBe(2);
  expect(await filesOf(folder)).toBe(1);
});
