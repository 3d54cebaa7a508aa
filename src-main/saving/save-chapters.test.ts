import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { type ChaptersRequest, saveChapters } from './save-chapters.ts';
import type { SavePart } from './save-part.ts';
import { newFolder, part, speak } from './speech.fixture.ts';

const sounds = newFolder();
const spoken = ['a', 'b'].map((name) => speak(sounds, name));
const chapter = (path: string, title: string): SavePart => ({ ...part(path, 0.3), chapter: title });
const parts = (): SavePart[] => spoken.map((path, index) => chapter(path, ['Spring', 'Summer'][index]!));

let home = '';
let folder = '';
beforeEach(() => {
  home = newFolder();
  folder = join(home, 'The book');
});

const save = (more: Partial<ChaptersRequest> = {}) =>
  saveChapters({
    ...{ parts: parts(), format: 'wav', folder, pattern: '{number} {chapter}', replace: false },
    ...{ title: 'The book', voice: 'Ada', signal: new AbortController().signal, ...more },
  });

/** Parts of which the last ends in the middle as `end` says. */
function broken(end: () => void): SavePart[] {
  const [first, second] = parts();
  async function* read() {
    yield* second!.read();
    end();
  }
  return [first!, { ...second!, read }];
}

describe('a file for each chapter', () => {
  it('all stand in the folder in the end', async () => {
    const fractions: number[] = [];
    const { files } = await save({ subtitles: 'srt', onProgress: (fraction) => fractions.push(fraction) });
    expect(files).toEqual(['01 Spring.wav', '02 Summer.wav']);
    expect(readdirSync(folder)).toEqual(['01 Spring.srt', '01 Spring.wav', '02 Summer.srt', '02 Summer.wav']);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.filter((fraction) => fraction === 1)).toHaveLength(1);
  });

  it('a save that is cancelled leaves nothing, and not the folder that it made', async () => {
    const stop = new AbortController();
    const saving = save({ parts: broken(() => stop.abort()), signal: stop.signal });
    await expect(saving).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(home)).toEqual([]);
    expect((await save()).files).toHaveLength(2);
  });

  it('what was in the folder before stays as it was, even what was to be replaced', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '01 Spring.wav'), 'an older one');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const stop = new AbortController();
    const saving = save({ parts: broken(() => stop.abort()), signal: stop.signal, replace: true });
    await expect(saving).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual(['01 Spring.wav', 'notes.txt']);
    expect(readFileSync(join(folder, '01 Spring.wav'), 'utf8')).toBe('an older one');
    await save({ replace: true });
    expect(readFileSync(join(folder, '01 Spring.wav')).length).toBeGreaterThan(10_000);
  });

  it('a failure leaves nothing either', async () => {
    const parts = broken(() => {
      throw new Fault('narration_gone');
    });
    await expect(save({ parts })).rejects.toMatchObject({ error: { code: 'narration_gone' } });
    expect(readdirSync(home)).toEqual([]);
  });

  it('a file that has one of the names is told before anything is written', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '02 Summer.srt'), 'mine');
    let asked = false;
    const saving = save({
      parts: broken(() => (asked = true)),
      subtitles: 'srt',
    });
    await expect(saving).rejects.toMatchObject({
      error: { code: 'file_exists', params: { name: '02 Summer.srt' } },
    });
    expect(asked).toBe(false);
    expect(readdirSync(folder)).toEqual(['02 Summer.srt']);
  });

  it('a file that appears while it saves is kept, and the others are taken back', async () => {
    const meddling = broken(() => writeFileSync(join(folder, '02 Summer.wav'), 'somebody was faster'));
    await expect(save({ parts: meddling })).rejects.toMatchObject({
      error: { code: 'file_exists', params: { name: '02 Summer.wav' } },
    });
    expect(readdirSync(folder)).toEqual(['02 Summer.wav']);
    expect(readFileSync(join(folder, '02 Summer.wav'), 'utf8')).toBe('somebody was faster');
  });

  it('tells of a folder that cannot be made', async () => {
    writeFileSync(folder, 'a file of this name');
    await expect(save()).rejects.toMatchObject({ error: { code: 'file_exists' } });
  });
});
