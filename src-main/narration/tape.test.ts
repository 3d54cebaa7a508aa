import fc from 'fast-check';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { diskFault } from './disk-fault.ts';
import { collect, temporaryFolder } from './recording.fixture.ts';
import { readTape, Tape } from './tape.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const tape = async (): Promise<Tape> => Tape.create(join(await temporaryFolder(), '0000.wav'));

describe('a tape', () => {
  it('is a part until it is complete', async () => {
    const folder = await temporaryFolder();
    const written = await Tape.create(join(folder, '0000.wav'));
    await written.append(bytes(1, 2, 3));
    expect(await readdir(folder)).toEqual(['0000.wav.part']);
    await written.complete();
    expect(await readdir(folder)).toEqual(['0000.wav']);
    expect(await readFile(written.path)).toEqual(Buffer.from([1, 2, 3]));
    expect(written).toMatchObject({ size: 3, state: 'complete' });
  });

  it('gives every reader all bytes from its offset on, whenever it comes', async () => {
    const folder = await temporaryFolder();
    let name = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }),
        fc.array(fc.record({ joins: fc.nat(8), offset: fc.nat(300) }), { maxLength: 5 }),
        async (chunks, readers) => {
          const path = join(folder, String(name++));
          const written = await Tape.create(path);
          const heard: Promise<[number, Buffer]>[] = [];
          const join_ = (at: number): void => {
            for (const { joins, offset } of readers) {
              if (joins === at) heard.push(collect(written.read(offset)).then((all) => [offset, all]));
            }
          };
          for (const [at, chunk] of chunks.entries()) {
            join_(at);
            await written.append(chunk);
          }
          await written.complete();
          for (let at = chunks.length; at <= 8; at++) join_(at);
          const all = Buffer.concat(chunks);
          for (const [offset, got] of await Promise.all(heard)) expect(got).toEqual(all.subarray(offset));
          expect(heard).toHaveLength(readers.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('ends its readers with the error after the bytes there are, and leaves no file', async () => {
    const folder = await temporaryFolder();
    const broken = await Tape.create(join(folder, '0000.wav'));
    await broken.append(bytes(1, 2));
    const reader = broken.read();
    expect((await reader.next()).value).toEqual(bytes(1, 2));
    const ended = expect(reader.next()).rejects.toThrow(new Fault('audio_cut'));
    await broken.fail({ code: 'audio_cut' });
    await ended;
    await expect(collect(broken.read())).rejects.toThrow(new Fault('audio_cut'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be tried again under its name while readers of the bad try are there', async () => {
    const path = join(await temporaryFolder(), '0000.wav');
    const first = await Tape.create(path);
    await first.append(bytes(1, 2));
    const reader = first.read();
    await reader.next();
    await first.fail({ code: 'audio_cut' });
    const second = await Tape.create(path);
    await second.append(bytes(7, 8, 9));
    await expect(reader.next()).rejects.toThrow(new Fault('audio_cut'));
    await second.complete();
    expect(await collect(readTape(path, 1))).toEqual(Buffer.from([8, 9]));
  });

  it('lets a waiting reader go when its signal says so', async () => {
    const open = await tape();
    const abort = new AbortController();
    const reader = collect(open.read(0, abort.signal));
    await open.append(bytes(1));
    abort.abort();
    await expect(reader).rejects.toThrow(new Fault('cancelled'));
    await open.complete();
  });

  it('is gone when its file was removed', async () => {
    const done = await tape();
    await done.complete();
    await rm(done.path);
    await expect(collect(done.read())).rejects.toThrow(new Fault('narration_gone'));
  });

  it('says that its folder failed', async () => {
    const folder = join(await temporaryFolder(), 'missing');
    await expect(Tape.create(join(folder, '0000.wav'))).rejects.toMatchObject({
      error: { code: 'storage_failed', params: { folder } },
    });
  });
});

describe('diskFault', () => {
  it.runIf(process.platform === 'linux')('knows a full disk', async () => {
    const thrown: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
    expect(diskFault(thrown, '/x')).toMatchObject({ error: { code: 'disk_full' } });
  });

  it('leaves other errors as they are', () => {
    const other = new TypeError('no');
    expect(diskFault(other, '/x')).toBe(other);
  });
});
