import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inChild } from './child.fixture.ts';
import type { SavePart } from './save-part.ts';
import { correlation, decoded, gather, newFolder, part, speak } from './speech.fixture.ts';
import { joinParts } from './join.ts';
import { saveRecording, type SaveRequest } from './write-file.ts';

const sounds = newFolder();
const spoken = ['a', 'b', 'c'].map((name) => speak(sounds, name));
const parts = (): SavePart[] => spoken.map((path) => part(path, 0.4));

let folder = '';
beforeEach(() => {
  folder = newFolder();
});

const save = (more: Partial<SaveRequest> & { path: string }) =>
  saveRecording({
    parts: parts(),
    format: more.path.endsWith('.mp3') ? 'mp3' : 'wav',
    replace: false,
    title: 'Three sentences',
    signal: new AbortController().signal,
    ...more,
  });

const code = (value: string) => ({ error: { code: value } });

describe('saveRecording', () => {
  it.each(['mp3', 'wav'] as const)('writes what was spoken as %s', async (format) => {
    const path = join(folder, `speech.${format}`);
    const fractions: number[] = [];
    const saved = await save({ path, onProgress: (fraction) => fractions.push(fraction) });
    const joined = await gather(joinParts(parts(), new AbortController().signal));
    const [heard] = decoded(path, 1);
    expect(heard!.length).toBe(joined.channels[0]!.length);
    expect(correlation(joined.channels[0]!, heard!)).toBeGreaterThan(0.95);
    expect(saved.seconds).toBeCloseTo(heard!.length / joined.sampleRate, 6);
    expect(saved.bytes).toBe(readFileSync(path).length);
    expect(readdirSync(folder)).toEqual([basename(path)]);
    expect(fractions).toEqual([1 / 3, 2 / 3, 0.99, 1]);
  });

  it('takes parts as they come, a long name and an ending in capitals', async () => {
    const path = join(folder, `${'ü'.repeat(120)}.WAV`);
    async function* slowly() {
      for (const each of parts()) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield each;
      }
    }
    const fractions: number[] = [];
    await save({ path, parts: slowly(), total: 4, onProgress: (fraction) => fractions.push(fraction) });
    expect(readdirSync(folder)).toEqual([basename(path)]);
    expect(fractions).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('keeps a file that is there, byte for byte', async () => {
    const path = join(folder, 'mine.wav');
    writeFileSync(path, 'my own words');
    await expect(save({ path })).rejects.toMatchObject({
      error: { code: 'file_exists', params: { name: 'mine.wav' } },
    });
    expect(readFileSync(path, 'utf8')).toBe('my own words');
    expect(readdirSync(folder)).toEqual(['mine.wav']);
  });

  it('keeps a file that appears while it writes', async () => {
    const path = join(folder, 'late.mp3');
    async function* meddling() {
      yield part(spoken[0]!, 0.2);
      writeFileSync(path, 'somebody was faster');
      yield part(spoken[1]!, 0.2);
      await Promise.resolve();
    }
    await expect(save({ path, parts: meddling() })).rejects.toMatchObject(code('file_exists'));
    expect(readFileSync(path, 'utf8')).toBe('somebody was faster');
    expect(readdirSync(folder)).toEqual(['late.mp3']);
  });

  it('takes a link that points nowhere for a file', async () => {
    const path = join(folder, 'link.wav');
    symlinkSync(join(folder, 'nowhere'), path);
    await expect(save({ path })).rejects.toMatchObject(code('file_exists'));
    expect(readdirSync(folder)).toEqual(['link.wav']);
  });

  it('replaces a file when told to, and only with a whole one', async () => {
    const path = join(folder, 'again.wav');
    writeFileSync(path, 'the old one');
    const broken: SavePart = { ...part(spoken[1]!, 0), read: () => part(join(sounds, 'gone.wav'), 0).read() };
    await expect(save({ path, replace: true, parts: [part(spoken[0]!, 0), broken] })).rejects.toMatchObject(
      code('narration_gone'),
    );
    expect(readFileSync(path, 'utf8')).toBe('the old one');
    await save({ path, replace: true });
    expect(decoded(path, 1)[0]!.length).toBeGreaterThan(22_050);
    expect(readdirSync(folder)).toEqual(['again.wav']);
  });

  it('says what is wrong with the place', async () => {
    await expect(save({ path: join(folder, 'no', 'x.wav') })).rejects.toMatchObject({
      error: { code: 'folder_missing', params: { folder: join(folder, 'no') } },
    });
    writeFileSync(join(folder, 'file'), '');
    await expect(save({ path: join(folder, 'file', 'x.wav') })).rejects.toMatchObject(code('folder_missing'));
    mkdirSync(join(folder, 'x.wav'));
    await expect(save({ path: join(folder, 'x.wav'), replace: true })).rejects.toMatchObject({
      error: { code: 'file_name', detail: 'a folder has this name' },
    });
    await expect(save({ path: join(folder, `${'y'.repeat(300)}.wav`) })).rejects.toMatchObject({
      error: { code: 'file_name', detail: 'the name is too long' },
    });
    await expect(save({ path: join(folder, 'x.ogg') })).rejects.toMatchObject(code('file_format'));
    await expect(save({ path: join(folder, 'y.wav'), format: 'mp3' })).rejects.toMatchObject(
      code('file_format'),
    );
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'x.wav']);
  });

  it.each(['mp3', 'wav'])('writes no empty %s', async (format) => {
    await expect(save({ path: join(folder, `x.${format}`), parts: [] })).rejects.toMatchObject(
      code('nothing_to_save'),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['mp3', 'wav', 'opus', 'm4b', 'flac'] as const)(
    'leaves nothing when stopped in the middle of %s',
    async (format) => {
      const stop = new AbortController();
      async function* stopped() {
        yield part(spoken[0]!, 0.2);
        expect(readdirSync(folder)).toHaveLength(1);
        stop.abort();
        yield part(spoken[1]!, 0.2);
        await Promise.resolve();
      }
      const path = join(folder, `x.${format}`);
      const saving = save({ path, format, parts: stopped(), signal: stop.signal });
      await expect(saving).rejects.toMatchObject(code('cancelled'));
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('writes nothing in a folder that is read only', async () => {
    chmodSync(folder, 0o555);
    const ended = await inChild(`
      // Root may write anywhere.
      if (process.getuid?.() === 0) process.setuid(65534);
      const parts = [part(${JSON.stringify(spoken[0])}, 0)];
      await saveRecording(request({ path: ${JSON.stringify(join(folder, 'x.wav'))}, parts })).catch((e) => say(toAppError(e)));
    `);
    chmodSync(folder, 0o755);
    expect(ended.lines).toMatchObject([{ code: 'folder_read_only', params: { folder } }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['mp3', 'opus', 'm4b'])(
    'lets its process end after a save of %s and after a stop',
    async (format) => {
      const ended = await inChild(`
      const parts = ${JSON.stringify(spoken)}.map((path) => part(path, 0.1));
      const stop = new AbortController();
      async function* stopped() { yield parts[0]; stop.abort(); yield parts[1]; }
      const path = ${JSON.stringify(join(folder, `end.${format}`))};
      await saveRecording(request({ path, parts: stopped(), format: '${format}', signal: stop.signal })).catch((e) => say(toAppError(e)));
      say(await saveRecording(request({ path, parts, format: '${format}' })));
    `);
      expect(ended).toMatchObject({
        code: 0,
        lines: [{ code: 'cancelled' }, { seconds: expect.any(Number) as number }],
      });
      expect(readdirSync(folder)).toEqual([`end.${format}`]);
    },
  );

  it('leaves no file of that name when it is killed', async () => {
    const ended = await inChild(
      `
      const [first, second] = ${JSON.stringify(spoken)}.map((path) => part(path, 0.1));
      async function* endless() { for (let i = 0; ; i += 1) { yield first; if (i === 5) say('writing'); yield second; } }
      await saveRecording(request({ path: ${JSON.stringify(join(folder, 'killed.wav'))}, parts: endless() }));
      `,
      [],
      (_, kill) => kill(),
    );
    expect(ended.lines).toEqual(['writing']);
    const left = readdirSync(folder);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^\.killed\.wav\.part-/);
  });

  it('leaves nothing when a write fails half way', async () => {
    const ended = await inChild(
      `
      const parts = ${JSON.stringify(spoken)}.map((path) => part(path, 0.2));
      const saving = saveRecording(request({ path: ${JSON.stringify(join(folder, 'x.wav'))}, parts }));
      await saving.then(say, (e) => say(toAppError(e)));
      `,
      // No file of this process may grow beyond 300 blocks.
      ['sh', '-c', 'ulimit -f 300; exec "$@"', 'sh'],
    );
    expect(ended.lines).toMatchObject([{ code: 'save_failed', params: { folder }, detail: 'EFBIG: write' }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  // A disk of our own needs a mount namespace: Linux has it, a container without rights has not.
  const apart = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
  const mount = ['mount', '-t', 'tmpfs', '-o', 'size=192k', 'tmpfs'];
  if (spawnSync(apart[0]!, [...apart.slice(1), ...mount, newFolder()]).status === 0) {
    it.each(['wav', 'mp3'])('says that the disk is full, and leaves it as it was (%s)', async (format) => {
      const ended = await inChild(
        `
        const { execFileSync } = await import('node:child_process');
        const { readdirSync } = await import('node:fs');
        const folder = ${JSON.stringify(folder)};
        execFileSync('mount', [...${JSON.stringify(mount.slice(1))}, folder]);
        const parts = Array.from({ length: 60 }, () => part(${JSON.stringify(spoken[0])}, 0.2));
        const saving = saveRecording(request({ path: folder + '/x.${format}', format: '${format}', parts }));
        await saving.then(say, (e) => say(toAppError(e)));
        say(readdirSync(folder));
        `,
        apart,
      );
      expect(ended.errors).toBe('');
      expect(ended.lines).toMatchObject([{ code: 'disk_full' }, []]);
    });
  }
});
