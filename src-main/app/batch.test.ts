import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { add, list, openBatch, run, states, toFolder } from './batch.fixture.ts';
import { Desktop, say, textOf, value } from './library.fixture.ts';
import { sound } from './small-dify.fixture.ts';

describe('many documents', () => {
  it('become a file each, below the chosen folder, with what failed told and the rest made', async () => {
    const { desktop, music } = await openBatch();
    await add(desktop, 'book/one.md', `# One\n\n${say(1)}`);
    await add(desktop, 'book/two.txt', say(2));
    await add(desktop, 'picture.bin', '\0\u0001\u0002'.repeat(100));
    const done = await run(desktop);
    expect(states(done)).toEqual(['book/one.md: saved', 'book/two.txt: saved', 'picture.bin: failed']);
    expect(done.items[2]?.error?.code).toBe('document_unknown');
    expect(done).toMatchObject({ folder: music, fraction: 1, secondsLeft: null });
    expect((await readdir(join(music, 'book'))).sort()).toEqual(['one.mp3', 'two.mp3']);
    const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0'];
    const seconds = Number(execFileSync('ffprobe', [...probe, join(music, 'book', 'one.mp3')]).toString());
    // FFprobe counts whole frames, with what pads them: a few of the 72 ms that they last at this low rate.
    expect(Math.abs(seconds - (done.items[0]?.seconds ?? 0))).toBeLessThan(0.25);
    // They are in the library, too.
    expect(await desktop.listed('Part 2')).toHaveLength(1);
  });

  it('go on after a restart, and nothing that is made is asked for or written again', async () => {
    const { desktop, music } = await openBatch();
    await add(desktop, 'one.txt', say(1));
    await add(desktop, 'two.txt', textOf(say(2), say(3)));
    expect(states(await run(desktop))).toEqual(['one.txt: saved', 'two.txt: saved']);
    const digest = async () =>
      createHash('sha256')
        .update(await readFile(join(music, 'one.mp3')))
        .digest('hex');
    const [before, asked] = [await digest(), desktop.asked.length];
    await desktop.restart();
    await add(desktop, 'four.txt', say(4));
    expect(states(await list(desktop))).toEqual(['one.txt: saved', 'two.txt: saved', 'four.txt: waiting']);
    expect(states(await run(desktop))).toEqual(['one.txt: kept', 'two.txt: kept', 'four.txt: saved']);
    expect(desktop.asked.slice(asked)).toEqual([say(4)]);
    expect(await digest()).toBe(before);
  });

  it('are left whole or not there when they are stopped, and gone on with', async () => {
    const { desktop, music } = await openBatch();
    // Nobody answers but the first.
    desktop.dify.speech = (request, response) => {
      if (request.body.includes(say(1))) sound(request, response);
    };
    await add(desktop, 'one.txt', textOf(say(1), say(2), say(3)));
    await add(desktop, 'two.txt', say(4));
    await value(desktop.bridge.startBatch({ profileId: desktop.profileId }));
    await expect.poll(async () => (await list(desktop)).items[0]?.state).toBe('speaking');
    expect(await desktop.bridge.removeFromBatch({})).toMatchObject({ error: { code: 'batch_running' } });
    await value(desktop.bridge.stopBatch({}));
    expect(states(await list(desktop))).toEqual(['one.txt: waiting', 'two.txt: waiting']);
    expect((await readdir(music)).filter((name) => !name.startsWith('.voicetray'))).toEqual([]);
    desktop.dify.speech = sound;
    expect(states(await run(desktop))).toEqual(['one.txt: saved', 'two.txt: saved']);
  });

  it('touch no file that somebody else put there', async () => {
    const { desktop, music } = await openBatch();
    await mkdir(music);
    await writeFile(join(music, 'one.mp3'), 'mine');
    await add(desktop, 'one.txt', say(1));
    expect((await run(desktop)).items[0]).toMatchObject({ state: 'failed', error: { code: 'file_exists' } });
    expect(await readFile(join(music, 'one.mp3'), 'utf8')).toBe('mine');
  });

  it('start nothing without a folder, and are gone with all their copies when they are cleared', async () => {
    const desktop = await Desktop.open({ saveTarget: toFolder(null) });
    await add(desktop, '../../one.txt', say(1));
    expect((await list(desktop)).items[0]?.name).toBe('one.txt');
    expect(await value(desktop.bridge.startBatch({ profileId: null }))).toEqual({ started: false });
    await value(desktop.bridge.removeFromBatch({}));
    expect((await list(desktop)).items).toEqual([]);
    const left = await readdir(desktop.home, { recursive: true });
    expect(left.filter((name) => name.includes('batch'))).toEqual([]);
  });

  it('are fetched as one zip where there are no folders to choose', async () => {
    const desktop = await Desktop.open({
      saveTarget: { choose: () => Promise.resolve({ to: 'download' as const }) },
    });
    await add(desktop, 'a/one.txt', say(1));
    await add(desktop, 'a/one.md', say(2));
    await run(desktop);
    const fetched = await value(desktop.bridge.fetchBatch({}));
    if (fetched.to !== 'download') throw new Error(fetched.to);
    const { path } = desktop.app.download(fetched.url.replace('saved/', '')) ?? { path: '' };
    expect(Object.keys(unzipSync(await readFile(path)))).toEqual(['a/one-md.mp3', 'a/one-txt.mp3']);
  });
});
