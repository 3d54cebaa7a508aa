import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pruneNarrations } from './folders.ts';
import { temporaryFolder } from './recording.fixture.ts';

const HOUR = 3600;

/** A narration of 100 bytes that was last written to some hours ago. */
async function narration(root: string, name: string, hoursAgo: number): Promise<void> {
  const folder = join(root, name);
  const when = Date.now() / 1000 - hoursAgo * HOUR;
  await mkdir(folder);
  await writeFile(join(folder, '0000.wav'), new Uint8Array(100));
  await utimes(join(folder, '0000.wav'), when, when);
  await utimes(folder, when, when);
}

describe('pruneNarrations', () => {
  it('keeps the newest', async () => {
    const root = await temporaryFolder();
    for (const [name, age] of [
      ['d', 5],
      ['a', 2],
      ['c', 4],
      ['b', 3],
    ] as const)
      await narration(root, name, age);
    await pruneNarrations(root, undefined, { count: 2 });
    expect((await readdir(root)).sort()).toEqual(['a', 'b']);
  });

  it('keeps what fits', async () => {
    const root = await temporaryFolder();
    for (const [name, age] of [
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ] as const)
      await narration(root, name, age);
    await pruneNarrations(root, undefined, { bytes: 250 });
    expect((await readdir(root)).sort()).toEqual(['a', 'b']);
  });

  it('leaves alone what may be in use, and what is no narration', async () => {
    const root = await temporaryFolder();
    await narration(root, 'new', 0);
    await narration(root, 'old', 2);
    await writeFile(join(root, 'note.txt'), 'mine');
    await pruneNarrations(root, undefined, { count: 0 });
    expect((await readdir(root)).sort()).toEqual(['new', 'note.txt']);
  });

  it('has nothing to do where there is no folder', async () => {
    await expect(pruneNarrations(join(await temporaryFolder(), 'none'))).resolves.toBeUndefined();
  });
});
