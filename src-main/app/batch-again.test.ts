import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { add, list, openBatch, run, states } from './batch.fixture.ts';
import { Desktop, say, textOf, value } from './library.fixture.ts';
import { sound } from './small-dify.fixture.ts';

const { library } = defaultPreferences;

describe('much text in many documents', () => {
  it('is asked about once, with what all of it would take, and not again', async () => {
    const { desktop } = await openBatch();
    await value(desktop.bridge.updatePreferences({ askAbove: 100 }));
    await add(desktop, 'one.txt', textOf(say(1), say(2)));
    await add(desktop, 'two.txt', say(3));
    await add(desktop, 'bad.bin', '\0\u0001\u0002'.repeat(100));
    const start = { profileId: desktop.profileId };
    const characters = textOf(say(1), say(2)).length + say(3).length;
    expect(await value(desktop.bridge.startBatch(start))).toEqual({
      started: false,
      long: { documents: 2, characters, minutes: 1, pieces: 3 },
    });
    expect(await list(desktop)).toMatchObject({ running: false, looking: null, unseen: false });
    expect(desktop.asked).toEqual([]);
    // The server knows one of them alone.
    desktop.dify.speech = (request, response) => {
      if (request.body.includes(say(1))) sound(request, response);
    };
    expect(await value(desktop.bridge.startBatch({ ...start, longAccepted: true }))).toEqual({
      started: true,
    });
    await expect.poll(async () => (await list(desktop)).items[0]?.made).toBe(1);
    await value(desktop.bridge.stopBatch({}));
    desktop.dify.speech = sound;
    await desktop.restart();
    expect(states(await run(desktop)).slice(0, 2)).toEqual(['one.txt: saved', 'two.txt: saved']);
    // Other words are other work.
    await add(desktop, 'three.txt', textOf(say(4), say(5), say(6)));
    const { started, long } = await value(desktop.bridge.startBatch(start));
    expect([started, long?.documents]).toEqual([false, 1]);
  });

  it.each([
    ['once, to tell how much it is and to be spoken', 0, 2],
    ['again, where nobody has said for a while whether it is to be spoken', 10, 4],
  ])('is taken apart %s', async (_, minutes, times) => {
    // Pages are taken apart in threads.
    const threads: (string | null)[] = [];
    const note = (thread: Worker & { threadName?: string | null }): void =>
      void threads.push(thread.threadName ?? null);
    process.on('worker', note);
    onTestFinished(() => void process.off('worker', note));
    const { desktop } = await openBatch();
    await value(desktop.bridge.updatePreferences({ askAbove: 100 }));
    await add(desktop, 'one.html', [1, 2, 3].map((index) => `<p>${say(index)}</p>`).join('\n'));
    await add(desktop, 'two.html', [4, 5, 6].map((index) => `<p>${say(index)}</p>`).join('\n'));
    const start = { profileId: desktop.profileId };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    expect(await value(desktop.bridge.startBatch(start))).toMatchObject({ long: { documents: 2 } });
    vi.advanceTimersByTime(minutes * 60_000);
    vi.useRealTimers();
    await value(desktop.bridge.startBatch({ ...start, longAccepted: true }));
    await expect.poll(async () => (await list(desktop)).running).toBe(false);
    expect(states(await list(desktop))).toEqual(['one.html: saved', 'two.html: saved']);
    expect(threads.filter((name) => name === 'document')).toHaveLength(times);
  });

  it('is not begun when it is stopped while it is looked at', async () => {
    const { desktop } = await openBatch();
    for (const index of [1, 2, 3]) await add(desktop, `${index}.txt`, say(index));
    const starting = value(desktop.bridge.startBatch({ profileId: desktop.profileId }));
    await expect.poll(async () => (await list(desktop)).running).toBe(true);
    await value(desktop.bridge.stopBatch({}));
    expect(await starting).toEqual({ started: false });
    expect(desktop.asked).toEqual([]);
  });
});

describe('a list that is gone on with', () => {
  it('asks for no part twice, and leaves one narration of each document', async () => {
    const { desktop } = await openBatch();
    // Without what is used again by its words.
    await value(desktop.bridge.updatePreferences({ library: { ...library, reuse: false } }));
    desktop.dify.speech = (request, response) => {
      if (request.body.includes(say(1))) sound(request, response);
    };
    await add(desktop, 'one.txt', textOf(say(1), say(2), say(3)));
    await value(desktop.bridge.startBatch({ profileId: desktop.profileId }));
    await expect.poll(async () => (await list(desktop)).items[0]?.made).toBe(1);
    await desktop.restart();
    desktop.dify.speech = sound;
    const before = desktop.asked.length;
    const done = await run(desktop);
    expect(states(done)).toEqual(['one.txt: saved']);
    expect(done).toMatchObject({ unseen: true });
    expect(desktop.asked.slice(before)).toEqual([say(2), say(3)]);
    expect(await desktop.listed()).toHaveLength(1);
    await value(desktop.bridge.seeBatch({}));
    expect(await list(desktop)).toMatchObject({ unseen: false });
  });

  it('takes the same document once, and another of its name besides', async () => {
    const { desktop, music } = await openBatch();
    await add(desktop, 'one.txt', say(1));
    await add(desktop, 'one.txt', say(1));
    await add(desktop, 'one.txt', say(2));
    const done = await run(desktop);
    expect(done.items.map(({ output }) => output)).toEqual(['one-txt.mp3', 'one-txt (2).mp3']);
    expect((await readdir(music)).filter((name) => name.endsWith('.mp3'))).toHaveLength(2);
  });
});

describe('files that are made', () => {
  it('can be made again in the manner that is set since, without asking the server', async () => {
    const { desktop, music } = await openBatch();
    await value(desktop.bridge.updatePreferences({ activeProfile: desktop.profileId }));
    await add(desktop, 'one.txt', say(1));
    await add(desktop, 'two.txt', say(2));
    expect(await run(desktop)).toMatchObject({ changed: false });
    const asked = desktop.asked.length;
    await value(desktop.bridge.updatePreferences({ saveFormat: 'wav' }));
    expect(await list(desktop)).toMatchObject({ changed: true });
    await value(desktop.bridge.updatePreferences({ saveFormat: 'mp3' }));
    expect(await list(desktop)).toMatchObject({ changed: false });
    await value(desktop.bridge.updatePreferences({ saveFormat: 'wav' }));
    await desktop.restart();
    expect(await list(desktop)).toMatchObject({ changed: true });
    const again = await run(desktop);
    expect(again).toMatchObject({ changed: false, fraction: 1 });
    expect(again.items.map(({ output }) => output)).toEqual(['one.wav', 'two.wav']);
    expect((await readdir(music)).filter((name) => !name.startsWith('.'))).toEqual([
      ...['one.mp3', 'one.wav', 'two.mp3', 'two.wav'],
    ]);
    expect(desktop.asked.slice(asked)).toEqual([]);
  });

  it('are fetched by a browser in their newest form alone', async () => {
    const desktop = await Desktop.open({
      saveTarget: { choose: () => Promise.resolve({ to: 'download' as const }) },
    });
    await add(desktop, 'one.txt', say(1));
    await run(desktop);
    await value(desktop.bridge.updatePreferences({ saveFormat: 'wav' }));
    await run(desktop);
    const fetched = await value(desktop.bridge.fetchBatch({}));
    if (fetched.to !== 'download') throw new Error(fetched.to);
    const { path } = desktop.app.download(fetched.url.replace('saved/', '')) ?? { path: '' };
    expect(Object.keys(unzipSync(await readFile(path)))).toEqual(['one.wav']);
  });
});

describe('a file for each chapter', () => {
  it('is told of a document that has no several chapters', async () => {
    const { desktop, music } = await openBatch();
    const { saving } = defaultPreferences;
    await value(desktop.bridge.updatePreferences({ saving: { ...saving, perChapter: true } }));
    await add(desktop, 'whole.txt', say(1));
    // What stands before the first heading is a chapter, too.
    await add(desktop, 'parted.md', `${say(2)}\n\n# One\n\n${say(3)}`);
    const { items } = await run(desktop);
    expect(items.map(({ unsplit }) => unsplit)).toEqual([true, false]);
    expect(await readdir(join(music, 'whole'))).toHaveLength(1);
    expect(await readdir(join(music, 'parted'))).toHaveLength(2);
  });
});

describe('the folder of many documents', () => {
  it('is made anew where it is gone', async () => {
    const { desktop, music } = await openBatch();
    await add(desktop, 'one.txt', say(1));
    await run(desktop);
    await rm(music, { recursive: true });
    expect(states(await run(desktop))).toEqual(['one.txt: saved']);
    expect(await readdir(music)).toContain('one.mp3');
  });

  it('can be another one where it cannot be made', async () => {
    const { desktop, music, choose } = await openBatch();
    const other = join(desktop.home, 'other');
    await writeFile(music, 'a file');
    await add(desktop, 'one.txt', say(1));
    expect(await run(desktop)).toMatchObject({ error: { code: 'file_exists' } });
    choose(other);
    await value(desktop.bridge.chooseBatchFolder({}));
    expect(await run(desktop)).toMatchObject({ folder: other, items: [{ state: 'saved' }] });
  });
});
