import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deleteNarrations, forgetAll } from './forget.ts';
import { keep, newFolder, openLibrary } from './library.fixture.ts';
import { migrate, steps, versionOf } from './schema.ts';
import { loadSqlite } from './sqlite.ts';

describe('a library', () => {
  it('brings a database of the first version up to date, and finds what is in it', async () => {
    const folder = await newFolder();
    const database = new (loadSqlite().DatabaseSync)(join(folder, 'library.sqlite'));
    migrate(database, 1);
    database.exec(`
      INSERT INTO narration (n, id, title, speaker, answer, characters, pieces, chapters, created, used)
        VALUES (1, 'old', 'A heron', 'Test', 0, 8, 1, '[]', 1, 1);
      INSERT INTO passage (narration, number, words) VALUES (1, 0, 'A heron'), (1, 1, 'A heron waits.');`);
    database.close();
    const library = await openLibrary(folder);
    await expect
      .poll(() => library.use(({ narrations }) => narrations.list('waits', 0)).map(({ id }) => id))
      .toEqual(['old']);
    expect(library.use(({ narrations }) => narrations.list('heron', 0))).toHaveLength(1);
    await library.close();
    const again = new (loadSqlite().DatabaseSync)(join(folder, 'library.sqlite'));
    expect(versionOf(again)).toBe(steps.length);
    again.close();
  });

  it('is used by two at once', async () => {
    const folder = await newFolder();
    const [one, two] = [await openLibrary(folder), await openLibrary(folder)];
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        keep(at % 2 ? one : two, `n${at}`, `This is the text number ${at}.`, 10),
      ),
    );
    await deleteNarrations(one, ['n0', 'n1']);
    const ids = (library: typeof one): string[] =>
      library.use(({ narrations }) => narrations.list('', 0)).map(({ id }) => id);
    expect(ids(two).sort()).toEqual(ids(one).sort());
    expect(ids(two)).toHaveLength(18);
  });

  it('forgets everything at once', async () => {
    const folder = await newFolder();
    const library = await openLibrary(folder);
    await keep(library, 'one', 'Quetzalcoatlus flew over Laramidia.', 100);
    await library.salt();
    await forgetAll(library);
    await library.close();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());
    expect(files.map(({ name }) => name)).toEqual(['library.sqlite']);
    expect((await readFile(join(folder, 'library.sqlite'))).includes('Laramidia')).toBe(false);
  });
});

it('lists and searches ten thousand narrations without a noticeable wait', { timeout: 120_000 }, async () => {
  const folder = await newFolder();
  const library = await openLibrary(folder);
  const words = ['heron', 'marsh', 'frog', 'reed', 'water', 'morning', 'grey', 'silence', 'boat', 'rain'];
  const text = (at: number): string =>
    Array.from(
      { length: 50 },
      (_, n) => `${words[(at * 7 + n * n) % 10]} ${(at * 31 + n).toString(36)}`,
    ).join(' ');
  library.change(({ narrations }) => {
    for (let at = 0; at < 10_000; at += 1) {
      const planned = [
        { index: 0, start: 0, end: 9, words: 'x', sentences: [], pauseAfter: 0, pauseKind: 'none' as const },
      ];
      narrations.insert({
        ...{
          id: `n${at}`,
          title: `Narration ${at}`,
          profileId: null,
          speaker: 'Test',
          voice: null,
          answer: false,
        },
        ...{ characters: 900, pieces: 1, created: at, text: text(at), planned, chapters: [] },
      });
    }
    while (narrations.index());
  });
  const took = (query: string, skip = 0): number => {
    const began = performance.now();
    const rows = library.use(({ narrations }) => narrations.list(query, skip));
    for (const { n } of rows) if (query) library.use(({ narrations }) => narrations.excerpt(n, query));
    expect(rows.length).toBeGreaterThan(0);
    return Math.round(performance.now() - began);
  };
  const figures = {
    first: took(''),
    last: took('', 9950),
    rare: took('narration 7777'),
    common: took('heron'),
    short: took('a1'),
    megabytes: Math.round((await stat(join(folder, 'library.sqlite'))).size / 1e6),
  };
  // Many times what it takes here, for machines that are slow and busy.
  expect(Math.max(figures.first, figures.rare, figures.common, figures.short)).toBeLessThan(2000);
  if (process.env['VOICETRAY_FIGURES']) console.log(JSON.stringify(figures));
});
