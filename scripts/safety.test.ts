import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const safety = /^## Safety$([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const at = (...paths: string[]): string | undefined => paths.find((path) => existsSync(join(root, path)));
const inTicks = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** The rows of the table: items of Electron's checklist, the files that hold them, the tests that hold the files. */
const rows = safety
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, item = '']) => /^\d/.test(item))
  .map(([, item = '', held = '', tests = '']) => ({
    item,
    numbers: (/^[\d, ]+/.exec(item)?.[0] ?? '').split(',').map(Number),
    files: inTicks(held).filter((name) => /\.\w+$/.test(name)),
    tests: inTicks(tests),
  }));
const find = (name: string): string | undefined => at(name, `src-main/${name}`, `src-main/desktop/${name}`);

test('the table has every item of the checklist once, in order', () => {
  expect(rows.flatMap(({ numbers }) => numbers)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test.each(rows)('$item: is held where the table says, under its number', ({ numbers, files }) => {
  const texts = files.map((name) => {
    const path = find(name);
    expect(path, name).toBeDefined();
    return readFileSync(join(root, path!), 'utf8');
  });
  // JSON has no comments.
  if (files.every((name) => name.endsWith('.json'))) return;
  const marks = texts.flatMap((text) => [...text.matchAll(/SECURITY:[^;{]*/g)].map(([mark]) => mark));
  const named = marks.flatMap((mark) =>
    [...mark.matchAll(/\((?:item )?(\d+(?:(?:, | to )\d+)*)\)/g)].flatMap(([, list = '']) => {
      const [from = 0, to = from] = list.split(' to ').map(Number);
      return list.includes(' to ')
        ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
        : list.split(', ').map(Number);
    }),
  );
  expect(named).toEqual(expect.arrayContaining(numbers));
});

test.each(rows)('$item: its tests are there', ({ files, tests }) => {
  expect(tests).not.toEqual([]);
  for (const name of tests) {
    const beside = files.map((file) => (find(file) ?? '').replace(basename(file), `${name}.test.ts`));
    expect(
      at(name, ...beside, find(`${name}.test.ts`) ?? '-', `e2e/standin/${name}.spec.ts`),
      name,
    ).toBeDefined();
  }
});
