import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog } from './file-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (shown: string[] = [], maxBytes = 200) =>
  createFileLog({
    file: join(folder, 'logs', 'voicetray.log'),
    redact: (line) => line.replace('secret', '(key)'),
    echo: (line) => shown.push(line),
    maxBytes,
  });

test('a line is on the disk at once, redacted, and for its owner alone', async () => {
  const shown: string[] = [];
  open(shown).log('the secret');
  const file = join(folder, 'logs', 'voicetray.log');
  expect(await readFile(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z the \(key\)\n$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(shown.join()).toContain('the (key)');
});

test('there are three files of bounded size, and the newest lines are kept', async () => {
  const { log, tail } = open();
  for (let line = 0; line < 100; line++) log(`line ${line}`);
  const files = await readdir(join(folder, 'logs'));
  expect(files.sort()).toEqual(['voicetray.log', 'voicetray.log.1', 'voicetray.log.2']);
  for (const file of files) expect((await stat(join(folder, 'logs', file))).size).toBeLessThanOrEqual(200);
  expect(tail(3).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'line 97',
    'line 98',
    'line 99',
  ]);
});

test('the next run goes on in the same file', async () => {
  open([], 1000).log('first');
  open([], 1000).log('second');
  expect(open([], 1000).tail(9)).toHaveLength(2);
});

test('a disk that takes nothing does not stop the program', async () => {
  await writeFile(join(folder, 'logs'), 'in the way');
  await chmod(join(folder, 'logs'), 0o400);
  const shown: string[] = [];
  const { log, tail } = open(shown);
  log('all the same');
  expect(shown.join()).toContain('all the same');
  expect(tail(5)).toEqual([]);
});
