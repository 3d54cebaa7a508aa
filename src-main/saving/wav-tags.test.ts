import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frames, type PcmBlock, silence } from '../speech/pcm.ts';
import { WavReader } from '../speech/wav.ts';
import type { About } from './about.ts';
import { cover } from './cover.ts';
import { encodeFile } from './encode.ts';
import { newFolder, probe } from './speech.fixture.ts';

const folder = newFolder();

async function* sound(): AsyncGenerator<PcmBlock> {
  yield silence(22_050, 1, 1.5);
  await Promise.resolve();
}

async function made(about: About): Promise<Buffer> {
  const marks = () => (about.chapters ?? []).map((title, at) => ({ title, at }));
  const encoding = encodeFile('wav', sound(), { about, marks }, new AbortController().signal);
  const all: Uint8Array[] = [];
  for await (const run of encoding.bytes) all.push(run);
  const bytes = Buffer.concat(all);
  bytes.set(encoding.head());
  return bytes;
}

/** Names and bodies of all chunks; each begins at an even place, and the last ends with the file. */
function chunks(bytes: Buffer): [id: string, body: Buffer][] {
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  const found: [string, Buffer][] = [];
  let at = 12;
  while (at < bytes.length) {
    const size = bytes.readUInt32LE(at + 4);
    found.push([bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, at + 8 + size)]);
    at += 8 + size + (size % 2);
  }
  expect(at).toBe(bytes.length);
  return found;
}

describe('what a wav file says about itself', () => {
  it('stands behind the sound, whatever the length of its words', async () => {
    for (const title of ['', 'ab', 'abc', 'Häfen 港']) {
      const bytes = await made({ title, comment: 'Kept by Voicetray', chapters: ['One', `Two ${title}`] });
      const found = chunks(bytes);
      expect(found.map(([id]) => id)).toEqual(['fmt ', 'data', 'LIST', 'cue ', 'LIST', 'id3 ']);
      expect(found[1]?.[1].length).toBe(33_075 * 2);
      // The second chapter begins at a second: its place is told in time points.
      expect(found[3]?.[1].readUInt32LE(4 + 24 + 20)).toBe(22_050);
      const read = new WavReader();
      const blocks = [...read.push(bytes), ...read.end()];
      expect(blocks.reduce((sum, block) => sum + frames(block), 0)).toBe(33_075);
    }
  });

  it('is left out where there is nothing to say', async () => {
    expect(chunks(await made({})).map(([id]) => id)).toEqual(['fmt ', 'data']);
  });

  it('is read by FFmpeg: tags, cover and chapters', async () => {
    const about = {
      ...{ title: 'Häfen 港', artist: 'Ada', album: 'Über Häfen', date: '2026-11-24', comment: 'Kept' },
      ...{ track: { number: 2, of: 7 }, cover: cover('Häfen'), chapters: ['Älteste', '港'] },
    };
    const path = join(folder, 'told.wav');
    writeFileSync(path, await made(about));
    const shown = execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', path], {
      encoding: 'utf8',
    });
    expect(JSON.parse(shown)).toMatchObject({
      chapters: [
        { start_time: '0.000000', tags: { title: 'Älteste' } },
        { start_time: '1.000000', end_time: '1.500000', tags: { title: '港' } },
      ],
    });
    const { format, streams } = probe(path);
    expect(format).toMatchObject({
      duration: '1.500000',
      tags: { title: 'Häfen 港', artist: 'Ada', album: 'Über Häfen', date: '2026-11-24', comment: 'Kept' },
    });
    expect(streams).toMatchObject([{ codec_name: 'pcm_s16le' }, { codec_name: 'png' }]);
  });
});
