import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Memory } from './memory.ts';

let home: string;
let file: string;
const logged: string[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-memory-'));
  file = join(home, 'data', 'memory.json');
  logged.length = 0;
});
afterEach(() => rm(home, { recursive: true, force: true }));

const open = (): Memory => new Memory(file, (line) => logged.push(line));
const answer = (messageId: string, words = '') => ({ messageId, question: 'Q', answer: words, createdAt: 1 });

describe('what is remembered', () => {
  it('is there for the next run, each speaker for itself, readable by its owner alone', async () => {
    const memory = open();
    await memory.add('one', 'used', 'nova');
    await memory.add('one', 'favourites', 'onyx');
    await memory.add(null, 'favourites', 'de');
    await memory.addAnswer('one', answer('m1'));
    const next = open();
    expect(await next.of('one')).toEqual({
      ...{ used: ['nova'], favourites: ['onyx'], replaced: [] },
      answers: [answer('m1')],
    });
    expect((await next.of(null)).favourites).toEqual(['de']);
    expect(await next.of('two')).toEqual({ favourites: [], used: [], replaced: [], answers: [] });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('loses no more than an entry that is not right', async () => {
    await open().addAnswer('one', answer('m'.repeat(101)));
    const memory = open();
    await memory.addAnswer('one', answer('m1'));
    await memory.add('one', 'used', 'nova');
    expect(await open().of('one')).toMatchObject({ used: ['nova'], answers: [answer('m1')] });
  });

  it('hears nothing more of a profile that is gone', async () => {
    const memory = open();
    await memory.addAnswer('one', answer('m1'));
    await memory.forget('one');
    await memory.addAnswer('one', answer('m1', 'late'));
    expect(await open().of('one')).toMatchObject({ answers: [] });
  });

  it('has the newest first and each once, and tells whether that was news', async () => {
    const memory = open();
    expect(await memory.add('p', 'used', 'a')).toBe(true);
    expect(await memory.add('p', 'used', 'b')).toBe(true);
    expect(await memory.add('p', 'used', 'b')).toBe(false);
    expect(await memory.add('p', 'used', 'a')).toBe(true);
    expect((await memory.of('p')).used).toEqual(['a', 'b']);
    expect(await memory.add('p', 'replaced', 'x')).toBe(true);
    await memory.add('p', 'replaced', 'y');
    expect(await memory.add('p', 'replaced', 'x')).toBe(false);
    expect(await memory.drop('p', 'replaced', 'x')).toBe(true);
    expect(await memory.drop('p', 'replaced', 'x')).toBe(false);
    expect((await memory.of('p')).replaced).toEqual(['y']);
  });

  it('holds 200 of each, and knows an answer anew by its id', async () => {
    const memory = open();
    for (let at = 0; at < 205; at++) await memory.add('p', 'used', `v${at}`);
    await memory.addAnswer('p', answer('m1'));
    await memory.addAnswer('p', answer('m2'));
    await memory.addAnswer('p', answer('m1', 'A'));
    const { used, answers } = await open().of('p');
    expect([used.length, used[0], used.at(-1)]).toEqual([200, 'v204', 'v5']);
    expect(answers).toEqual([answer('m1', 'A'), answer('m2')]);
  });

  it('loses nothing when much happens at once', async () => {
    const memory = open();
    const voices = Array.from({ length: 30 }, (_, at) => `v${at}`);
    await Promise.all(voices.map((voice) => memory.add('p', 'favourites', voice)));
    expect(new Set((await open().of('p')).favourites)).toEqual(new Set(voices));
  });

  it('forgets a profile whole, and only that', async () => {
    const memory = open();
    await Promise.all([memory.add('p', 'used', 'a'), memory.add('q', 'used', 'b')]);
    await memory.forget('p');
    expect((await memory.of('p')).used).toEqual([]);
    expect(await readFile(file, 'utf8')).not.toContain('"p"');
    expect((await open().of('q')).used).toEqual(['b']);
  });
});

describe('a file that does not serve', () => {
  it.each(['', '{"version":1,', '[]', '{"version":9,"speakers":{}}', '{"version":1,"speakers":{"p":7}}'])(
    'counts as empty and is written anew: %s',
    async (text) => {
      await open().add('x', 'used', 'a');
      await writeFile(file, text);
      const memory = open();
      expect((await memory.of('p')).used).toEqual([]);
      await memory.add('p', 'used', 'b');
      expect((await open().of('p')).used).toEqual(['b']);
    },
  );

  it('is logged when it cannot be written, and what was noticed stays for this run', async () => {
    await writeFile(join(home, 'data'), 'a file where the folder belongs');
    const memory = open();
    expect(await memory.add('p', 'favourites', 'a')).toBe(true);
    expect((await memory.of('p')).favourites).toEqual(['a']);
    expect(logged).toEqual([expect.stringMatching(/^memory: /)]);
    await rm(join(home, 'data'));
    await memory.add('p', 'favourites', 'b');
    expect((await open().of('p')).favourites).toEqual(['b', 'a']);
  });
});
