import { zipSync } from 'fflate';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fusesOf, wrongFuses } from './pack.ts';

/** `npm run dist`, where a runtime is at hand: a folder, or Electron's own zip. */
const dist = fileURLToPath(new URL('../../scripts/dist.mjs', import.meta.url));
let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'voicetray-dist-'));
  const program = Buffer.from(wrongFuses, 'latin1');
  await mkdir(join(place, 'folder'));
  await writeFile(join(place, 'folder/electron'), program);
  await writeFile(
    join(place, 'electron.zip'),
    zipSync({ electron: program, 'locales/en.pak': Buffer.from('en') }),
  );
});
afterAll(() => rm(place, { recursive: true }));

test.each(['folder', 'electron.zip'])('packs the program around what is named: a %s', async (runtime) => {
  const output = join(place, `of-${runtime}`);
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [dist, '--linux', 'dir', `-c.directories.output=${output}`],
    { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(place, runtime) } },
  );
  expect(stderr).toContain('The packages are in the folder dist.');
  const packed = join(output, 'linux-unpacked');
  expect(await fusesOf(join(packed, 'voicetray'))).toBe('010011000');
  expect(await readdir(join(packed, 'resources'))).toContain('app.asar');
  if (runtime.endsWith('zip')) expect(await readFile(join(packed, 'locales/en.pak'), 'utf8')).toBe('en');
});
