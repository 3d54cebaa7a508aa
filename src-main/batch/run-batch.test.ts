import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { collectFiles } from './collect-files.ts';
import { type BatchOrder, type MakeOrder, type Outcome, runBatch } from './run-batch.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'voicetray-batch-'));
  await mkdir(join(root, 'in'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = (name: string, words = name): Promise<void> => writeFile(join(root, 'in', name), words);
const live = (): AbortSignal => new AbortController().signal;
/** What was asked to be made. */
let made: string[];
beforeEach(() => {
  made = [];
});

async function make({ source, path }: MakeOrder): Promise<Extract<Outcome, { kind: 'saved' }>> {
  made.push(source.name);
  await writeFile(path, 'sound');
  return { kind: 'saved', seconds: 3 };
}

async function run(more: Partial<BatchOrder> = {}, signal = live()): Promise<string[]> {
  const sources = await collectFiles([join(root, 'in')], new Set(['.txt', '.md']));
  const order = { sources, folder: join(root, 'out'), ending: '.mp3', manner: 'a', replace: false, make };
  const all = await runBatch({ ...order, ...more }, signal);
  return all.map(({ output, outcome }) => `${output} ${outcome.kind}`);
}

describe('a batch', () => {
  it('makes a file of each text, in the order people count', async () => {
    for (const name of ['b10.txt', 'b2.txt', 'a.md', '.hidden.md', 'c.jpg']) await put(name);
    expect(await run()).toEqual(['a.mp3 saved', 'b2.mp3 saved', 'b10.mp3 saved']);
    expect((await readdir(join(root, 'out'))).sort()).toEqual([
      '.voicetray-batch.json',
      'a.mp3',
      'b10.mp3',
      'b2.mp3',
    ]);
  });

  it('goes on where a run before it was ended', async () => {
    for (const name of ['1.txt', '2.txt', '3.txt']) await put(name);
    const stop = new AbortController();
    const first = run(
      {
        make: async (order) => {
          if (order.source.name === '2.txt') {
            stop.abort();
            throw new Fault('cancelled');
          }
          return make(order);
        },
      },
      stop.signal,
    );
    await expect(first).rejects.toMatchObject({ error: { code: 'cancelled' } });
    made = [];
    expect(await run()).toEqual(['1.mp3 kept', '2.mp3 saved', '3.mp3 saved']);
    expect(made).toEqual(['2.txt', '3.txt']);
  });

  it('makes anew what has other words, another manner, or was not whole', async () => {
    await put('1.txt');
    await put('2.txt');
    const half = { kind: 'partial', seconds: 1, error: { code: 'server_timeout' } } as const;
    await run({
      make: async (order) => {
        const saved = await make(order);
        return order.source.name === '2.txt' ? half : saved;
      },
    });
    expect(await run()).toEqual(['1.mp3 kept', '2.mp3 saved']);
    await put('1.txt', 'other words');
    expect(await run()).toEqual(['1.mp3 saved', '2.mp3 kept']);
    expect(await run({ manner: 'b' })).toEqual(['1.mp3 saved', '2.mp3 saved']);
  });

  it('keeps the name of what was made when another text of that name comes, in any form', async () => {
    await put('1.md');
    expect(await run()).toEqual(['1.mp3 saved']);
    await put('1.txt');
    expect(await run()).toEqual(['1.mp3 kept', '1-txt.mp3 saved']);
    expect(await run({ ending: '.wav', manner: 'b' })).toEqual(['1.wav saved', '1-txt.wav saved']);
    await rm(join(root, 'in', '1.md'));
    expect(await run()).toEqual(['1-txt.mp3 kept']);
  });

  it('learns the names of an older record', async () => {
    await put('1.md');
    await run();
    const path = join(root, 'out', '.voicetray-batch.json');
    const older = JSON.stringify(JSON.parse(await readFile(path, 'utf8')), [
      'version',
      'files',
      '1.mp3',
      'digest',
    ]);
    expect(older).toMatch(/^\{"version":1,"files":\{"1\.mp3":\{"digest":"[\w-]+"\}\}\}$/);
    await writeFile(path, older);
    expect(await run()).toEqual(['1.mp3 kept']);
    await put('1.txt');
    expect(await run()).toEqual(['1.mp3 kept', '1-txt.mp3 saved']);
  });

  it('says whether a file may be replaced: one that was not made here only if told so', async () => {
    await put('1.txt');
    await mkdir(join(root, 'out'));
    await writeFile(join(root, 'out', '1.mp3'), 'of somebody');
    const asked: boolean[] = [];
    const note = async (order: MakeOrder) => {
      asked.push(order.replace);
      if (!order.replace) throw new Fault('file_exists', { name: '1.mp3' });
      return make(order);
    };
    expect(await run({ make: note })).toEqual(['1.mp3 failed']);
    expect(await run({ make: note, replace: true })).toEqual(['1.mp3 saved']);
    expect(asked).toEqual([false, true]);
  });

  const failing = (code: ErrorCode) => async (order: MakeOrder) => {
    if (order.source.name === '1.txt') throw new Fault(code);
    return make(order);
  };

  it.each(['text_empty', 'audio_unreadable', 'file_exists'] as const)('goes on after %s', async (code) => {
    await put('1.txt');
    await put('2.txt');
    expect(await run({ make: failing(code) })).toEqual(['1.mp3 failed', '2.mp3 saved']);
  });

  it.each(['key_refused', 'server_unreachable', 'disk_full'] as const)('ends at %s', async (code) => {
    await put('1.txt');
    await put('2.txt');
    expect(await run({ make: failing(code) })).toEqual(['1.mp3 failed', '2.mp3 untried']);
    expect(made).toEqual([]);
  });

  it('takes a record that cannot be read for none', async () => {
    await put('1.txt');
    await run();
    await writeFile(join(root, 'out', '.voicetray-batch.json'), '{');
    made = [];
    await run({ replace: true });
    expect(made).toEqual(['1.txt']);
  });

  it('tells of a folder that cannot be made', async () => {
    await put('1.txt');
    await writeFile(join(root, 'out'), 'a file');
    await expect(run()).rejects.toMatchObject({ error: { code: 'file_exists' } });
  });
});
