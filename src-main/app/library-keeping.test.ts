import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Desktop, say, soundIn, textOf, value } from './library.fixture.ts';

/** All files below a folder that hold these words in UTF-8. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const holds = await Promise.all(files.map(async (file) => (await readFile(file)).includes(words)));
  return files.filter((_, at) => holds[at]);
}

describe('the library', () => {
  it('lists the last used first, and finds words of title and text in any script', async () => {
    const desktop = await Desktop.open();
    expect(await value(desktop.bridge.listLibrary({}))).toEqual({ items: [], more: false, bytes: 0 });
    const heron = await desktop.narrate(textOf('The grey heron waits.', 'It eats 100% of the naïve frogs.'));
    const tea = await desktop.narrate('東京でお茶を飲みました。とても美味しかったです。');
    await expect.poll(async () => (await desktop.listed('heron')).length).toBe(1);
    expect((await desktop.listed()).map(({ id }) => id)).toEqual([tea, heron]);
    expect(await desktop.listed('FROGS eats')).toMatchObject([{ id: heron }]);
    expect((await desktop.listed('100%'))[0]?.found).toContain('It eats 100% of');
    await expect.poll(async () => (await desktop.listed('お茶を')).map(({ id }) => id)).toEqual([tea]);
    expect((await desktop.listed('お茶')).map(({ id }) => id)).toEqual([tea]);
    expect((await desktop.listed('naive')).map(({ id }) => id)).toEqual([heron]);
    for (const odd of ['"', '*', 'a AND (', '%', "'; --", '\\', 'zz'])
      expect(await desktop.listed(odd)).toEqual(odd === '%' ? [expect.objectContaining({ id: heron })] : []);
    const [kept] = await desktop.listed('heron');
    expect(kept).toMatchObject({ pieces: 2, made: 2, pinned: false, heard: null, speaker: 'Work' });
    expect(kept?.seconds).toBeGreaterThan(0.3);
  });

  it('really deletes: text, index and sound, but not what another narration says', async () => {
    const desktop = await Desktop.open();
    const secret = 'Quetzalcoatlus flew over the marshes of Laramidia.';
    const gone = await desktop.narrate(textOf(secret, say(1)));
    const stays = await desktop.narrate(textOf(say(1), say(2)));
    await expect.poll(async () => (await desktop.listed('Laramidia')).length).toBe(1);
    expect(await filesWith(desktop.home, 'Laramidia')).not.toEqual([]);
    await value(desktop.bridge.deleteNarrations({ ids: [gone] }));
    expect(await filesWith(desktop.home, 'Laramidia')).toEqual([]);
    expect(await desktop.listed('Laramidia')).toEqual([]);
    expect(await desktop.bridge.getNarration({ narrationId: gone })).toMatchObject({
      error: { code: 'narration_gone' },
    });
    const sound = await readdir(join(desktop.home, 'library', 'sound'), { recursive: true });
    expect(sound.filter((name) => name.endsWith('.wav'))).toHaveLength(2);
    await value(desktop.bridge.openNarration({ narrationId: stays }));
    await desktop.hearAll(stays);
    expect(desktop.asked).toHaveLength(3);
  });

  it('keeps a pin, and tells of every change', async () => {
    const desktop = await Desktop.open();
    const id = await desktop.narrate(say(0));
    let told = 0;
    desktop.bridge.on('library', () => (told += 1));
    await value(desktop.bridge.pinNarration({ narrationId: id, pinned: true }));
    expect(await desktop.listed()).toMatchObject([{ id, pinned: true }]);
    await expect.poll(() => told).toBeGreaterThan(0);
    expect(await desktop.bridge.pinNarration({ narrationId: 'none', pinned: true })).toMatchObject({
      error: { code: 'narration_gone' },
    });
  });

  it('sets a damaged database aside, says so, and finds the sound again that was paid for', async () => {
    const desktop = await Desktop.open();
    await desktop.narrate(say(0));
    await desktop.app.close();
    const file = join(desktop.home, 'library', 'library.sqlite');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xa5, 4096, 12_288));
    await desktop.start();
    const { notices } = await value(desktop.bridge.hello({}));
    expect(notices).toMatchObject([{ code: 'library_damaged' }]);
    expect(await desktop.listed()).toEqual([]);
    await desktop.narrate(say(0));
    expect(desktop.asked).toHaveLength(1);
    expect(String(notices[0]?.params?.['name'])).toMatch(/^library-damaged-/);
    expect(await readdir(join(desktop.home, 'library'))).toContain(notices[0]?.params?.['name']);
  });

  it('leaves a database of a newer Voicetray as it is', async () => {
    const desktop = await Desktop.open();
    await desktop.narrate(say(0));
    await desktop.app.close();
    const { loadSqlite } = await import('../library/sqlite.ts');
    const database = new (loadSqlite().DatabaseSync)(join(desktop.home, 'library', 'library.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await desktop.start();
    expect((await value(desktop.bridge.hello({}))).notices).toMatchObject([{ code: 'library_newer' }]);
  });
});

describe('a narration that is taken elsewhere', () => {
  it('is there with its text, its pieces and its sound, under an id of its own where that is taken', async () => {
    const from = await Desktop.open({ saveTarget: { choose: () => Promise.resolve({ to: 'download' }) } });
    const id = await from.narrate(textOf(say(0), say(1)));
    const { url } = (await value(from.bridge.exportNarration({ narrationId: id }))) as { url: string };
    const packed = await readFile(from.app.download(url.slice('saved/'.length))?.path ?? '');
    expect(packed.includes('app-1')).toBe(false);

    const to = await Desktop.open();
    const { token } = await to.app.upload('a.zip', ReadableStream.from([packed]));
    const kept = await value(to.bridge.importNarration({ token }));
    expect(kept).toMatchObject({ id, made: 2, pieces: 2, speaker: 'Work' });
    const again = await to.app.upload('a.zip', ReadableStream.from([packed]));
    expect((await value(to.bridge.importNarration({ token: again.token }))).id).not.toBe(id);
    await value(to.bridge.openNarration({ narrationId: id }));
    expect(soundIn(await to.hear(id, 1))).toEqual(soundIn(await heardAt(from, id)));
    expect((await value(to.bridge.getScript({ narrationId: id }))).text).toBe(textOf(say(0), say(1)));
    expect(to.asked).toEqual([]);
  });

  it('is refused whole when anything in it is not as it was', async () => {
    const desktop = await Desktop.open({ saveTarget: { choose: () => Promise.resolve({ to: 'download' }) } });
    const id = await desktop.narrate(textOf(say(0), say(1)));
    const { url } = (await value(desktop.bridge.exportNarration({ narrationId: id }))) as { url: string };
    const packed = await readFile(desktop.app.download(url.slice('saved/'.length))?.path ?? '');
    await value(desktop.bridge.deleteNarrations({ ids: [id] }));
    const middle = Math.round(packed.length / 2);
    const withHead = (from: string, to: string): Buffer =>
      Buffer.from(packed.toString('latin1').replace(from, to.padEnd(from.length)), 'latin1');
    const spoiled: [Buffer, string][] = [
      [Buffer.from('no zip'), 'import_unreadable'],
      [packed.subarray(0, packed.length - 30), 'import_unreadable'],
      [Buffer.from(packed).fill(1, middle, middle + 8), 'import_unreadable'],
      [withHead('"version": 1', '"version": 9'), 'import_newer'],
      [withHead('"index": 1', '"index": 5'), 'import_unreadable'],
      [withHead('"container": "wav"', '"container": "../"'), 'import_unreadable'],
    ];
    for (const [bytes, code] of spoiled) {
      const { token } = await desktop.app.upload('a.zip', ReadableStream.from([bytes]));
      expect(await desktop.bridge.importNarration({ token })).toMatchObject({ error: { code } });
    }
    expect(await desktop.listed()).toEqual([]);
    const left = await readdir(join(desktop.home, 'library', 'sound'), { recursive: true });
    expect(left.filter((name) => name.includes('.'))).toEqual([]);
  });
});

async function heardAt(desktop: Desktop, id: string): Promise<Buffer> {
  await value(desktop.bridge.openNarration({ narrationId: id }));
  return desktop.hear(id, 1);
}
