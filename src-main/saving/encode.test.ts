import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MPEGDecoder } from 'mpg123-decoder';
import { describe, expect, it } from 'vitest';
import { frames, type PcmBlock, slice } from '../speech/pcm.ts';
import { Conformer, type Layout } from './conform.ts';
import { encodeFile, encodeMp3, encodeWav } from './encode.ts';
import { bestLag, correlation, decoded, newFolder, part, probe, speak, trimmed } from './speech.fixture.ts';

const folder = newFolder();
const speech = await trimmed(part(speak(folder, 'encode'), 0));

async function* inLayout(layout: Layout, run = 1777): AsyncGenerator<PcmBlock> {
  const conformer = new Conformer(layout);
  for (let at = 0; at < frames(speech); at += run) {
    yield* conformer.push(slice(speech, at, Math.min(at + run, frames(speech))));
    await Promise.resolve();
  }
  yield* conformer.end();
}

const labelled = (title: string) => ({ about: { title, artist: 'en-us' }, marks: () => [] });

async function toFile(name: string, format: 'mp3' | 'wav', blocks: AsyncIterable<PcmBlock>, title = '') {
  const encoding = encodeFile(format, blocks, labelled(title), new AbortController().signal);
  const bytes = await toBuffer(encoding.bytes);
  bytes.set(encoding.head());
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, seconds: encoding.seconds() };
}

async function toBuffer(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const run of bytes) all.push(run);
  return Buffer.concat(all);
}

const layouts: Layout[] = [
  { sampleRate: 8000, channels: 1 },
  { sampleRate: 16_000, channels: 1 },
  { sampleRate: 22_050, channels: 1 },
  { sampleRate: 22_050, channels: 2 },
  { sampleRate: 24_000, channels: 1 },
  { sampleRate: 44_100, channels: 2 },
  { sampleRate: 48_000, channels: 1 },
];

describe('an mp3 file', () => {
  it.each(layouts)(
    'decodes to exactly what went in: $sampleRate Hz, $channels channel(s)',
    async (layout) => {
      const { path, seconds } = await toFile('exact.mp3', 'mp3', inLayout(layout));
      const wav = await toFile('exact.wav', 'wav', inLayout(layout));
      const wanted = decoded(wav.path, layout.channels)[0]!;
      expect(seconds).toBe(wav.seconds);

      const byFfmpeg = decoded(path, layout.channels)[0]!;
      expect(byFfmpeg.length).toBe(wanted.length);
      expect(bestLag(wanted, byFfmpeg, -40, 40)).toBe(0);
      expect(correlation(wanted, byFfmpeg)).toBeGreaterThan(0.95);

      const mpg123 = new MPEGDecoder({ enableGapless: true });
      await mpg123.ready;
      const byMpg123 = mpg123.decode(readFileSync(path));
      mpg123.free();
      expect([byMpg123.samplesDecoded, byMpg123.sampleRate]).toEqual([wanted.length, layout.sampleRate]);
    },
  );

  it('starts with a frame that tells its frames, its bytes and where to seek', async () => {
    const { path } = await toFile(
      'info.mp3',
      'mp3',
      inLayout({ sampleRate: 22_050, channels: 1 }),
      'Grüße 👋',
    );
    const bytes = readFileSync(path);
    const tag = 10 + (bytes[8]! << 7) + bytes[9]!;
    const info = bytes.indexOf('Info', tag, 'latin1');
    expect(info - tag).toBe(4 + 9);
    // 64 kbit/s at 22.05 kHz: 208 or 209 bytes a frame.
    const sound = bytes.length - tag - 208;
    expect(Math.abs(bytes.readUInt32BE(info + 8) - sound / 208.98)).toBeLessThan(1);
    expect(bytes.readUInt32BE(info + 12)).toBe(bytes.length - tag);
    const table = [...bytes.subarray(info + 16, info + 116)];
    expect(table).toEqual(table.toSorted((a, b) => a - b));
    expect(table.map((place, percent) => Math.abs(place - percent * 2.56)).every((off) => off < 3)).toBe(
      true,
    );
    expect(bytes.toString('latin1', info + 120, info + 129)).toBe('LAME3.100');
    expect(bytes.readUIntBE(info + 141, 3) >> 12).toBe(576);
  });

  it('tells players its length, its title and its voice', async () => {
    const { path, seconds } = await toFile(
      'title.mp3',
      'mp3',
      inLayout({ sampleRate: 24_000, channels: 1 }),
      'Grüße 👋',
    );
    const { format, streams } = probe(path);
    expect(format.tags).toMatchObject({ title: 'Grüße 👋', artist: 'en-us' });
    expect(streams[0]!.bit_rate).toBe('64000');
    // ffprobe before 6.0 counts the encoder's own silence: the delay, and padding of a frame to two.
    const silence = Number(format.duration) - seconds;
    expect(silence).toBeGreaterThan(-0.001);
    expect(silence).toBeLessThan((576 + 2 * 576) / 24_000);
  });

  it('has a rate that mp3 knows, whatever the sound had', async () => {
    const { path, seconds } = await toFile('odd.mp3', 'mp3', inLayout({ sampleRate: 18_000, channels: 1 }));
    expect(probe(path).streams[0]!.sample_rate).toBe('22050');
    expect(seconds).toBeCloseTo(frames(speech) / speech.sampleRate, 3);
  });
});

describe('a wav file', () => {
  it('has the exact length in its header', async () => {
    const { path, seconds } = await toFile(
      'length.wav',
      'wav',
      inLayout({ sampleRate: 22_050, channels: 2 }),
    );
    const bytes = readFileSync(path);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(bytes.readUInt32LE(40)).toBe(frames(speech) * 4);
    expect(Number(probe(path).format.duration)).toBeCloseTo(seconds, 3);
  });
});

describe('a stream', () => {
  const layout = { sampleRate: 22_050, channels: 1 } as const;

  it('of wav plays though its length is unknown', async () => {
    const path = join(folder, 'stream.wav');
    writeFileSync(path, await toBuffer(encodeWav(inLayout(layout))));
    expect(correlation(decoded(path, 1)[0]!, speech.channels[0]!)).toBeGreaterThan(0.999);
  });

  it('of mp3 has no header frame, and plays', async () => {
    const bytes = await toBuffer(encodeMp3(inLayout(layout)));
    expect(bytes.indexOf('LAME3.100')).not.toBe(bytes.indexOf('Info') + 120);
    const path = join(folder, 'stream.mp3');
    writeFileSync(path, bytes);
    const heard = decoded(path, 1)[0]!;
    expect(heard.length / 22_050).toBeCloseTo(frames(speech) / 22_050, 0);
    const lag = bestLag(speech.channels[0]!, heard, 1000, 1200);
    expect(correlation(speech.channels[0]!, heard, lag)).toBeGreaterThan(0.95);
  });

  it('of nothing is empty', async () => {
    async function* none(): AsyncGenerator<PcmBlock> {}
    expect((await toBuffer(encodeMp3(none()))).length).toBe(0);
    expect((await toBuffer(encodeWav(none()))).length).toBe(0);
  });

  it('makes no more than is taken', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<PcmBlock> {
      for (;;) {
        asked += 1;
        yield speech;
        await Promise.resolve();
      }
    }
    const stream = encodeMp3(endless());
    for (let taken = 0; taken < 20; taken += 1) await stream.next();
    await stream.return();
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBe(before);
    expect(asked).toBeLessThan(10);
  });
});
