import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { rewrapForPlayer } from './rewrap.ts';
import { wavHeader } from './wav.ts';

const tone = (rate: number, length: number, channels = 1): Buffer =>
  Buffer.from(
    Int16Array.from({ length: Math.round(rate * length) * channels }, (_, i) =>
      Math.round(12_000 * Math.sin((2 * Math.PI * 330 * Math.floor(i / channels)) / rate)),
    ).buffer,
  );

interface Told {
  given: number;
  left: boolean;
}

/** A wav in runs of a tenth of a second; `told` follows what was asked of it. */
async function* wav(
  rate: number,
  length: number,
  channels = 1,
  told: Told = { given: 0, left: false },
  failure?: Error,
) {
  try {
    yield wavHeader({ sampleRate: rate, channels, dataBytes: null });
    const data = tone(rate, length, channels);
    const run = Math.round(rate / 10) * 2 * channels;
    for (let at = 0; at < data.length; at += run) {
      told.given = Math.min(length, (at + run) / (rate * 2 * channels));
      yield data.subarray(at, at + run);
      await new Promise(setImmediate);
    }
    if (failure) throw failure;
  } finally {
    told.left = true;
  }
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The samples, as another decoder reads them. */
const decoded = (file: Buffer): Buffer =>
  execFileSync('ffmpeg', ['-v', 'error', '-i', '-', '-f', 's16le', '-'], { input: file, maxBuffer: 2 ** 28 });

const probe = (file: Buffer): string =>
  execFileSync(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'stream=codec_name,sample_rate,channels', '-of', 'csv=p=0', '-'],
    { input: file, encoding: 'utf8' },
  ).trim();

describe('rewrapForPlayer', () => {
  it('passes mp3 on untouched', async () => {
    async function* mp3(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Uint8Array.of(0xff, 0xfb, 1);
    }
    const source = mp3();
    const { mime, bytes } = await rewrapForPlayer('mp3', source);
    expect(mime).toBe('audio/mpeg');
    expect(bytes).toBe(source);
  });

  it.each([
    [22_050, 1],
    [24_000, 1],
    [44_100, 2],
  ])('makes wav at %d Hz with %d channels flac in mp4, to the bit', async (rate, channels) => {
    const { mime, bytes } = await rewrapForPlayer('wav', wav(rate, 2.345, channels));
    expect(mime).toBe('audio/mp4; codecs="flac"');
    const file = await read(bytes);
    expect(probe(file)).toBe(`flac,${String(rate)},${String(channels)}`);
    expect(decoded(file).equals(tone(rate, 2.345, channels))).toBe(true);
  });

  it('brings a rate that flac cannot have here to the next one', async () => {
    const file = await read((await rewrapForPlayer('wav', wav(11_025, 1))).bytes);
    expect(probe(file)).toBe('flac,16000,1');
    expect(decoded(file).length / 2 / 16_000).toBeCloseTo(1, 2);
  });

  it('goes on as it began where a file of another rate and layout follows', async () => {
    async function* files() {
      yield* wav(24_000, 1);
      yield* wav(44_100, 1.5, 2);
      yield* wav(24_000, 0.5);
    }
    const file = await read((await rewrapForPlayer('wav', files())).bytes);
    expect(probe(file)).toBe('flac,24000,1');
    const heard = decoded(file);
    expect(heard.length / 2 / 24_000).toBeCloseTo(3, 2);
    expect(heard.subarray(0, 48_000).equals(tone(24_000, 1))).toBe(true);
    expect(heard.subarray(-24_000).equals(tone(24_000, 0.5))).toBe(true);
  });

  it('gives sound early', async () => {
    const told = { given: 0, left: false };
    const { bytes } = await rewrapForPlayer('wav', wav(22_050, 60, 1, told));
    let text = '';
    for await (const chunk of bytes) {
      text += Buffer.from(chunk).toString('latin1');
      if (text.includes('mdat')) break;
    }
    // Two flac frames and what the encoder holds; the source had almost all of a minute left to give.
    expect(told.given).toBeLessThan(3);
    await expect.poll(() => told.left).toBe(true);
  });

  it('waits while nobody reads', async () => {
    const told = { given: 0, left: false };
    const { bytes } = await rewrapForPlayer('wav', wav(48_000, 40, 2, told));
    const reader = bytes[Symbol.asyncIterator]();
    await reader.next();
    let before = -1;
    while (told.given !== before) {
      before = told.given;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(told.given).toBeLessThan(20);
    await reader.return?.();
  });

  it('gives the sound there was, then the failure', async () => {
    const told = { given: 0, left: false };
    const { bytes } = await rewrapForPlayer('wav', wav(22_050, 1.5, 1, told, new Fault('audio_cut')));
    const chunks: Uint8Array[] = [];
    const all = (async () => {
      for await (const chunk of bytes) chunks.push(chunk);
    })();
    await expect(all).rejects.toHaveProperty('error.code', 'audio_cut');
    expect(decoded(Buffer.concat(chunks)).equals(tone(22_050, 1.5))).toBe(true);
  });

  it('has a code for a wav without sound, for what is no wav, and for other containers', async () => {
    const empty = await rewrapForPlayer('wav', wav(22_050, 0));
    await expect(read(empty.bytes)).rejects.toHaveProperty('error.code', 'audio_empty');
    async function* page(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Buffer.from('<!doctype html><title>Log in</title>');
    }
    const wrong = await rewrapForPlayer('wav', page());
    await expect(read(wrong.bytes)).rejects.toHaveProperty('error.code', 'audio_unreadable');
    await expect(rewrapForPlayer('ogg', page())).rejects.toHaveProperty('error.code', 'audio_unsupported');
  });
});
