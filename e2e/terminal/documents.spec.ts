import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultPreferences, defaultSettings } from '../../src-preload/contract/settings.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDocx, makeEpub, paragraph } from '../../src-main/documents/packed.fixture.ts';
import { makePdf, setLines } from '../../src-main/documents/pdf.fixture.ts';
import { newPerson, type Person } from './voicetray.ts';

let person: Person;
beforeEach(async () => {
  person = await newPerson();
});
afterEach(() => person.leave());

const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(join(person.folder, name, '..'), { recursive: true });
  await writeFile(join(person.folder, name), content);
};

interface Probe {
  readonly chapters: readonly { readonly start_time: string; readonly tags: { readonly title: string } }[];
  readonly format: { readonly duration: string; readonly tags: Readonly<Record<string, string>> };
}

/** What a foreign program reads in a file. */
async function probe(name: string): Promise<Probe> {
  const { stdout } = await promisify(execFile)('ffprobe', [
    ...['-v', 'error', '-of', 'json', '-show_chapters', '-show_format', join(person.folder, name)],
  ]);
  return JSON.parse(stdout) as Probe;
}

const book = makeEpub({
  title: 'The Heron',
  author: 'A. Writer',
  parts: ['<h1>Spring</h1><p>It comes back.</p>', '<h1>Summer</h1><p>It stands and waits.</p>'],
});

describe('a document', () => {
  it('of chapters becomes an audiobook with its chapters', async () => {
    await put('heron.epub', book);
    expect(await person.run(['say', '-f', 'heron.epub', '-o', 'heron.m4b'])).toMatchObject({ code: 0 });
    const { chapters, format } = await probe('heron.m4b');
    expect(chapters.map(({ tags }) => tags.title)).toEqual(['Spring', 'Summer']);
    expect(Number(chapters[1]?.start_time)).toBeGreaterThan(1);
    expect(format.tags['title']).toBe('The Heron');
  });

  it.each([
    ['a.docx', makeDocx({ body: paragraph('Only a few words.') })],
    ['a.pdf', makePdf({ pages: [setLines(['Only a few words.'], 72, 720)] })],
    ['a.html', '<html><head><style>p{}</style></head><body><p>Only a few words.</p></body></html>'],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nOnly a few words.\n'],
    ['a.md', 'Only *a few* [words](https://example.com/a/very/long/address?with=much).'],
  ])('%s is read, and not spelled', async (name, content) => {
    await put(name, content);
    await put('words.txt', 'Only a few words.');
    for (const [from, to] of [
      [name, 'document.wav'],
      ['words.txt', 'words.wav'],
    ] as const) {
      expect(await person.run(['say', '-f', from, '-o', to])).toMatchObject({ code: 0, stderr: '' });
    }
    const [document, words] = await Promise.all([probe('document.wav'), probe('words.wav')]);
    expect(Number(document.format.duration)).toBeCloseTo(Number(words.format.duration), 1);
  });

  it('is taken as it is told to be', async () => {
    const seconds = async (markup: string): Promise<number> => {
      const ended = await person.run(['say', '--markup', markup, '**One** `two`', '-o', `${markup}.wav`]);
      expect(ended).toMatchObject({ code: 0 });
      return Number((await probe(`${markup}.wav`)).format.duration);
    };
    expect(await seconds('plain')).toBeGreaterThan(await seconds('markdown'));
  });

  it.each([
    ['broken.epub', book.subarray(0, 300), /broken\.epub is damaged/],
    ['locked.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /locked\.docx is locked by a password/],
    ['cat.png', Buffer.from('89504e470d0a1a0a00', 'hex'), /does not read this kind of file: cat\.png/],
    ['empty.txt', '', /no text in empty\.txt/],
  ])('%s is told in a sentence', async (name, content, sentence) => {
    await put(name, content);
    const ended = await person.run(['say', '-f', name, '-o', 'a.mp3']);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(6);
    expect(await readdir(person.folder)).not.toContain('a.mp3');
  });
});

describe('many documents', () => {
  const files = async (folder: string): Promise<string[]> =>
    (await readdir(join(person.folder, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(person.folder, folder).length + 1))
      .sort();

  beforeEach(async () => {
    await put('in/1.md', '# One\n\nThe first text.');
    await put('in/more/2.txt', 'The second text.');
    await put('in/bad.pdf', 'no pdf \0\x01');
  });

  it('become a file each, with a report, and what is done is not made again', async () => {
    const first = await person.run(['say', '-f', 'in', '--out-dir', 'out', '--subtitles', 'srt']);
    expect(first.code).toBe(6);
    expect(first.stderr).toMatch(/1\.md: saved as 1\.mp3, \d/);
    expect(first.stderr).toMatch(/bad\.pdf: Voicetray does not read this kind of file/);
    expect(first.stderr).toMatch(/2 saved, 1 not saved\.\n$/);
    expect(await files('out')).toEqual(['1.mp3', '1.srt', 'more/2.mp3', 'more/2.srt']);
    const again = await person.run(['say', '-f', 'in/1.md', 'in/more', '-d', 'out', '--subtitles', 'srt']);
    expect(again.stderr).toContain('1.md: 1.mp3 is there already');
  });

  it('become a folder of chapters each, named as asked', async () => {
    await put('heron.epub', book);
    const args = ['--per-chapter', '--name', '{number} - {chapter} ({title})', '--format', 'opus'];
    expect(await person.run(['say', '-f', 'heron.epub', '-d', 'out', ...args])).toMatchObject({ code: 0 });
    const [spring = '', summer = ''] = await files('out');
    expect([spring, summer]).toEqual([
      'heron/01 - Spring (The Heron).opus',
      'heron/02 - Summer (The Heron).opus',
    ]);
    const { stdout } = await promisify(execFile)('ffprobe', [
      ...['-v', 'error', '-of', 'json', '-show_entries', 'stream_tags'],
      join(person.folder, 'out', summer),
    ]);
    const [stream] = (JSON.parse(stdout) as { streams: [{ tags: Record<string, string> }] }).streams;
    expect(stream.tags).toMatchObject({ TITLE: 'Summer', ALBUM: 'The Heron', track: '2', TRACKTOTAL: '2' });
  });

  it('tell when there are no chapters to make files of', async () => {
    const ended = await person.run(['say', '-f', 'in/more/2.txt', '-d', 'out', '--per-chapter']);
    expect(ended.stderr).toMatch(/2\.txt: saved as 2, [\d.]+ seconds\. There are no chapters to split it by/);
    expect(await files('out/2')).toHaveLength(1);
  });

  it('go on after a kill, without a half file', async () => {
    await put(
      'in/3.txt',
      'A sentence that takes its time to be said, and then some more of it. '.repeat(400),
    );
    await person.run(['say', '-f', 'in/1.md', 'in/3.txt', '-d', 'out'], {
      meanwhile: (child) => {
        child.stderr?.on('data', (line: Buffer) => {
          if (line.toString().includes('1.md: saved')) child.kill('SIGKILL');
        });
      },
    });
    expect(await files('out')).toEqual(['1.mp3']);
    const again = await person.run(['say', '-f', 'in/1.md', 'in/3.txt', '-d', 'out']);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toMatch(/1\.md: 1\.mp3 is there already\n3\.txt: saved as 3\.mp3/);
  });

  it('are each told in a sentence where they cannot be made, and the others are', async () => {
    await put('in/broken.epub', book.subarray(0, 300));
    await put('in/locked.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await put('in/empty.txt', '');
    await put('in/1.txt', 'The same name.');
    const all = await person.run(['say', '-f', 'gone.txt', 'in', '-d', 'out']);
    expect(all.code).toBe(6);
    expect(all.stderr.split('\n').map((line) => line.replace(/, [\d.]+ seconds$/, ''))).toEqual([
      'gone.txt: The text could not be read from gone.txt.',
      '1.md: saved as 1-md.mp3',
      '1.txt: saved as 1-txt.mp3',
      'bad.pdf: Voicetray does not read this kind of file: bad.pdf. Save it as text, Word (.docx), PDF or EPUB, and open that.',
      'broken.epub: broken.epub is damaged or not complete. Get it again, or paste its text.',
      'empty.txt: There is no text in empty.txt. Choose another file.',
      'locked.docx: locked.docx is locked by a password or copy protection. Open a copy that is not, or paste its text.',
      'more/2.txt: saved as more/2.mp3',
      '3 saved, 5 not saved.',
      '',
    ]);
    await put('in/1.txt', 'The same name, and other words.');
    const again = await person.run(['say', '-f', 'in/1.md', 'in/1.txt', '-d', 'out']);
    expect(again.stderr).toMatch(/^1\.md: 1-md\.mp3 is there already\n1\.txt: saved as 1-txt\.mp3, /);
  });

  it('are asked about once where they are long and somebody is there, and never a script', async () => {
    const preferences = { ...defaultPreferences, askAbove: 100 };
    await put('home/settings.json', JSON.stringify({ ...defaultSettings(), preferences }));
    await put('in/more/3.txt', 'A text that is longer than all of the others. '.repeat(2));
    const args = ['say', '-f', 'in/1.md', 'in/more', '-d', 'out'];
    const no = await person.atScreen(args, 'n\r');
    expect(no.screen).toContain('These 3 documents have 129 characters: about 1 minute of speech.');
    expect(no.code).toBe(130);
    await expect(files('out')).rejects.toThrow('ENOENT');
    const yes = await person.atScreen(args, 'y\r');
    expect(yes.screen).toMatch(/3 saved\.\s*$/);
    expect(yes.code).toBe(0);
    // What is there is no longer counted.
    expect((await person.atScreen(args, 'n\r')).screen).not.toContain('[y/N]');
    await put('in/more/3.txt', 'And it has changed since, by some more words. '.repeat(3));
    expect((await person.atScreen([...args, '--yes'], 'n\r')).screen).toMatch(
      /1 saved, 2 there already\.\s*$/,
    );
    await put('in/1.md', 'A text that was changed for a script alone. '.repeat(3));
    expect(await person.run(args)).toMatchObject({ code: 0 });
  });

  it.each([
    [['-f', 'in/1.md', 'in/more/2.txt'], /Several files need --out-dir/],
    [['-f', 'in/1.md', '--per-chapter', '-o', 'a.mp3'], /--per-chapter needs --out-dir/],
    [['-d', 'out', 'Words'], /--out-dir needs files or folders with -f/],
    [['-f', 'in', '-d', 'out', '-o', 'a.mp3'], /Give either -o or --out-dir, not both/],
    [['-f', 'in', '-d', 'out', '--per-chapter', '--name', '{author}'], /but not \{author\}/],
  ])('%j is told to be no command', async (args, sentence) => {
    const ended = await person.run(['say', ...args]);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(2);
  });
});
