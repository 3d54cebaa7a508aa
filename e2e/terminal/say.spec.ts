import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seconds as lengthOf } from '../../src-main/speech/pcm.ts';
import { WavReader } from '../../src-main/speech/wav.ts';
import { newPerson, type Person, probe } from './voicetray.ts';

let person: Person;
beforeAll(async () => void (person = await newPerson()));
afterAll(() => person.leave());

const files = async (): Promise<string[]> =>
  (await readdir(person.folder)).filter((name) => name !== 'home').sort();

/** Names of a process's threads, as Linux lists them. */
async function threadsOf(pid: number | undefined): Promise<string[]> {
  const tasks = `/proc/${pid}/task`;
  const names = (await readdir(tasks).catch(() => [])).map((id) =>
    readFile(`${tasks}/${id}/comm`, 'utf8').catch(() => ''),
  );
  return (await Promise.all(names)).map((name) => name.trim());
}

/** Seconds of the wav on a standard output, as a reader of streams counts them. */
function streamed(bytes: Buffer): number {
  const reader = new WavReader();
  return [...reader.push(bytes), ...reader.end()].reduce((sum, block) => sum + lengthOf(block), 0);
}

const paragraph =
  'A first sentence is spoken here. A second one follows it at once, and it is a little longer.';

describe('voicetray say to a file', () => {
  it('saves an mp3 that other programs read as speech', async () => {
    const { code, stderr, stdout } = await person.run(['say', 'Hello from a fresh clone', '-o', 'hello.mp3']);
    expect({ code, stderr, stdout: stdout.length }).toEqual({ code: 0, stderr: '', stdout: 0 });
    const { format, seconds, rms } = await probe(join(person.folder, 'hello.mp3'));
    expect(format).toBe('mp3');
    expect(seconds).toBeGreaterThan(0.8);
    expect(seconds).toBeLessThan(2.5);
    expect(rms).toBeGreaterThan(0.03);
  });

  it('saves a wav of the same length from a file, from a pipe and from words', async () => {
    await writeFile(join(person.folder, 'text.txt'), `\ufeff${paragraph}`);
    const runs = await Promise.all([
      person.run(['say', '-f', 'text.txt', '-o', 'file.wav']),
      person.run(['say', '-o', 'pipe.wav'], { input: paragraph }),
      person.run(['say', '-f', '-', '-o', 'dash.wav'], {
        input: Buffer.from(`\ufeff${paragraph}`, 'utf16le'),
      }),
      person.run(['say', ...paragraph.split(' '), '-o', 'words.wav']),
    ]);
    expect(runs.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(['0', '0', '0', '0']);
    const names = ['file.wav', 'pipe.wav', 'dash.wav', 'words.wav'];
    const found = await Promise.all(names.map((name) => probe(join(person.folder, name))));
    expect(found[0]!.format).toBe('wav');
    expect(found[0]!.seconds).toBeGreaterThan(4);
    for (const { seconds } of found) expect(seconds).toBeCloseTo(found[0]!.seconds, 2);
  });

  it('follows --rate and --voice', async () => {
    const [usual, fast, other] = await Promise.all([
      person.run(['say', paragraph, '-o', '-']),
      person.run(['say', paragraph, '-o', '-', '--rate', '2']),
      person.run(['say', paragraph, '-o', '-', '--voice', 'de']),
    ]);
    expect(streamed(fast.stdout)).toBeLessThan(streamed(usual.stdout) * 0.75);
    expect(streamed(other.stdout)).not.toBeCloseTo(streamed(usual.stdout), 1);
  });

  it('does not write over a file unless told to', async () => {
    const path = join(person.folder, 'kept.mp3');
    await writeFile(path, 'mine');
    const refused = await person.run(['say', 'hello', '-o', 'kept.mp3']);
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain('There is already a file called “kept.mp3”');
    expect(await readFile(path, 'utf8')).toBe('mine');
    const agreed = await person.run(['say', 'hello', '-o', 'kept.mp3', '--replace']);
    expect(agreed.code).toBe(0);
    expect((await probe(path)).format).toBe('mp3');
  });

  it('tells of a folder that cannot be written to, and leaves nothing in it', async () => {
    const locked = join(person.folder, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o555);
    await chmod(person.folder, 0o755);
    const { code, stderr } = await person.run(['say', 'hello', '-o', 'locked/a.mp3'], {
      uid: 65_534,
      env: { VOICETRAY_HOME: '/nonexistent' },
    });
    expect(code).toBe(6);
    expect(stderr).toContain('Nothing can be written in');
    expect(await readdir(locked)).toEqual([]);
    const missing = await person.run(['say', 'hello', '-o', 'nowhere/a.mp3']);
    expect(missing.code).toBe(6);
    expect(missing.stderr).toContain('does not exist');
  });

  it('stops at Ctrl+C with nothing left behind', async () => {
    const before = await files();
    const text = `${paragraph} `.repeat(3000);
    const { code, stderr } = await person.run(['say', '-o', 'never.wav'], {
      input: text,
      meanwhile: (child) => {
        // The draft beside the file says that the work has begun.
        const watch = setInterval(() => {
          void files().then((names) => {
            if (!names.some((name) => name.startsWith('.never.wav'))) return;
            clearInterval(watch);
            // Twice, as a launcher in between may pass it on.
            child.kill('SIGINT');
            child.kill('SIGINT');
          });
        }, 50);
      },
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(await files()).toEqual(before);
  });

  it('ends at once, while a long text is still being taken apart', async () => {
    const before = await files();
    const page = `<p>${'<b>A</b> heron stands in the water. '.repeat(20)}</p>`.repeat(5000);
    const { code, stderr } = await person.run(['say', '--markup', 'html', '-o', 'never.wav'], {
      input: page,
      meanwhile: (child) => {
        // The thread of that name says that the text is in work.
        const watch = setInterval(() => {
          void threadsOf(child.pid).then((names) => {
            if (!names.includes('text')) return;
            clearInterval(watch);
            child.kill('SIGINT');
          });
        }, 20);
        child.once('exit', () => clearInterval(watch));
      },
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(await files()).toEqual(before);
  });
});

describe('voicetray say to the standard output', () => {
  it('sends a wav, or an mp3 when asked', async () => {
    const wav = await person.run(['say', paragraph, '-o', '-']);
    expect(wav.code).toBe(0);
    expect(streamed(wav.stdout)).toBeGreaterThan(4);
    const mp3 = await person.run(['say', paragraph, '-o', '-', '--format', 'mp3']);
    const path = join(person.folder, 'out.mp3');
    await writeFile(path, mp3.stdout);
    expect((await probe(path)).seconds).toBeCloseTo(streamed(wav.stdout), 0);
  });

  it('streams 5 MB of text, and ends quietly when its reader has enough', async () => {
    const text = `${paragraph}\n\n`.repeat(Math.ceil(5_000_000 / (paragraph.length + 2)));
    let heard = 0;
    const { code, stderr } = await person.run(['say', '-o', '-'], {
      input: text,
      meanwhile: (child) => {
        child.stdout?.on('data', (bytes: Buffer) => {
          heard += bytes.length;
          if (heard > 2_000_000) child.stdout?.destroy();
        });
      },
    });
    expect(heard).toBeGreaterThan(2_000_000);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('what cannot be spoken, in one plain sentence', () => {
  it.each([
    ['no text', ['say'], 2, 'There is no text to speak'],
    ['empty text', ['say', ''], 2, 'There is no text to speak'],
    ['only emoji', ['say', '😀🎉'], 2, 'There is nothing to say in this text'],
    [
      'an unknown voice',
      ['say', 'hello', '--voice', 'nobody', '-o', '-'],
      2,
      'There is no voice called “nobody”',
    ],
    ['a profile that is not there', ['say', 'hello', '--profile', 'work'], 3, 'no profile called “work”'],
    ['a text file that is not there', ['say', '-f', 'nowhere.txt'], 6, 'could not be read from nowhere.txt'],
    ['a folder for a text', ['say', '-f', '.'], 6, 'could not be read from .'],
    ['a name too long', ['say', 'hello', '-o', `${'a'.repeat(300)}.mp3`], 6, 'cannot be called that'],
    [
      'another kind of file',
      ['say', 'hello', '-o', 'a.ogg'],
      6,
      'saves .mp3, .m4b, .m4a, .opus, .flac and .wav files',
    ],
    ['a rate out of range', ['say', 'hello', '--rate', '9'], 2, 'Give a number from 0.5 to 2.5'],
    ['words and a file', ['say', 'hello', '-f', 'text.txt'], 2, 'not both'],
    ['a command that is not there', ['sing'], 2, "unknown command 'sing'"],
  ])('%s', async (_, args, expected, words) => {
    const { code, stderr, stdout } = await person.run(args);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^voicetray: /);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect({ code, stdout: stdout.length }).toEqual({ code: expected, stdout: 0 });
  });

  it('a folder in the place of the file', async () => {
    await mkdir(join(person.folder, 'dir.mp3'));
    const { code, stderr } = await person.run(['say', 'hello', '-o', 'dir.mp3', '--replace']);
    expect(code).toBe(6);
    expect(stderr).toBe(
      'voicetray: The file cannot be called that. Choose another name.\nvoicetray: (a folder has this name)\n',
    );
  });

  it('a file that is no text', async () => {
    await writeFile(join(person.folder, 'sound.bin'), Buffer.from([0xff, 0xfb, 0x90, 0x64, 0xc0, 0x80]));
    const { code, stderr } = await person.run(['say', '-f', 'sound.bin']);
    expect(code).toBe(6);
    expect(stderr).toContain('does not read this kind of file: sound.bin');
  });
});
