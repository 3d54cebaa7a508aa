import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decode, openDecoder } from './decode.ts';
import { frames, type PcmBlock, seconds } from './pcm.ts';
import { toInt16, wavHeader } from './wav.ts';

/** A second with a loud beep from 0.5 s to 0.6 s. */
const beep = (sampleRate: number, channels = 1): PcmBlock => ({
  sampleRate,
  channels: Array.from({ length: channels }, () =>
    Float32Array.from({ length: sampleRate }, (_, i) =>
      i >= sampleRate / 2 && i < sampleRate * 0.6 ? 0.7 * Math.sin((2 * Math.PI * 1000 * i) / sampleRate) : 0,
    ),
  ),
});

const wav = (block: PcmBlock): Buffer => {
  const data = toInt16(block);
  const { sampleRate, channels } = block;
  return Buffer.concat([wavHeader({ sampleRate, channels: channels.length, dataBytes: data.length }), data]);
};

/** LAME, as servers use it, by ffmpeg. */
const mp3 = (block: PcmBlock, ...options: string[]): Buffer =>
  execFileSync('ffmpeg', ['-v', 'error', '-i', '-', '-b:a', '64k', ...options, '-f', 'mp3', '-'], {
    input: wav(block),
  });
const BARE = ['-write_xing', '0', '-id3v2_version', '0'];

async function* runs(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(container: 'mp3' | 'wav', bytes: Uint8Array, size = 700): Promise<PcmBlock[]> {
  const blocks: PcmBlock[] = [];
  for await (const block of decode(container, runs(bytes, size))) blocks.push(block);
  return blocks;
}

const length = (blocks: PcmBlock[]): number => blocks.reduce((sum, block) => sum + seconds(block), 0);
const samples = (blocks: PcmBlock[]): number[] => blocks.flatMap((block) => [...block.channels[0]!]);
const loudAt = (blocks: PcmBlock[]): number =>
  samples(blocks).findIndex((value) => Math.abs(value) > 0.2) / blocks[0]!.sampleRate;

describe('decode', () => {
  it('gives wav as it is', async () => {
    const block = beep(22050, 2);
    const blocks = await read('wav', wav(block), 333);
    expect(blocks.reduce((sum, { channels }) => sum + channels.length, 0)).toBe(blocks.length * 2);
    expect(length(blocks)).toBeCloseTo(1, 9);
    expect(samples(blocks).every((value, i) => Math.abs(value - block.channels[0]![i]!) < 1 / 0x8000)).toBe(
      true,
    );
  });

  it.each([
    [22050, 576],
    [24000, 576],
    [44100, 1152],
    [48000, 1152],
  ])('gives every frame of an mp3 at %d Hz, with or without a Xing header', async (rate, perFrame) => {
    for (const options of [[], BARE]) {
      const blocks = await read('mp3', mp3(beep(rate), ...options));
      expect(blocks.every(({ channels, sampleRate }) => channels.length === 1 && sampleRate === rate)).toBe(
        true,
      );
      // LAME's delay of 576 samples and the decoder's of 529 stay in.
      expect(loudAt(blocks)).toBeCloseTo(0.5 + 1105 / rate, 3);
      const count = blocks.reduce((sum, block) => sum + frames(block), 0);
      expect(count % perFrame).toBe(0);
      expect(count).toBeGreaterThanOrEqual(rate + 1105);
      expect(count).toBeLessThan(rate + 1105 + 2 * perFrame);
    }
  });

  it('does not depend on the size of the runs', async () => {
    const file = mp3(beep(24000));
    const whole = samples(await read('mp3', file, file.length));
    expect(samples(await read('mp3', file, 37))).toEqual(whole);
  });

  it('reads whole files that follow one another, even in other rates', async () => {
    const one = mp3(beep(24000));
    const other = mp3(beep(44100, 2));
    const blocks = await read('mp3', Buffer.concat([one, one, other]));
    const apart = [...(await read('mp3', one)), ...(await read('mp3', one)), ...(await read('mp3', other))];
    expect(length(blocks)).toBeCloseTo(length(apart), 9);
    expect(blocks.at(-1)).toMatchObject({ sampleRate: 44100 });
    expect(blocks.at(-1)?.channels).toHaveLength(2);
  });

  it('keeps time when frames are damaged', async () => {
    const file = mp3(beep(24000), ...BARE);
    const damaged = Buffer.from(file);
    for (let at = 2000; at < 2000 + 100; at += 1) damaged[at] = at % 251;
    expect(Math.abs(length(await read('mp3', damaged)) - length(await read('mp3', file)))).toBeLessThan(0.1);
  });

  it.each(['mp3', 'wav'] as const)('has a code for what is not %s', async (container) => {
    const page = Buffer.from('<!doctype html><p>Please log in to this network.</p>'.repeat(20));
    await expect(read(container, page)).rejects.toHaveProperty('error.code', 'audio_unreadable');
    await expect(read(container, Buffer.alloc(0))).rejects.toHaveProperty('error.code', 'audio_unreadable');
  });

  it('says what it cannot read', async () => {
    await expect(openDecoder('ogg')).rejects.toHaveProperty('error', {
      code: 'audio_unsupported',
      params: { container: 'ogg' },
    });
  });

  it('ends the stream beneath when the listener leaves', async () => {
    let ended = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* runs(wav(beep(8000)), 1000);
      } finally {
        ended = true;
      }
    }
    for await (const block of decode('wav', source())) {
      expect(frames(block)).toBeGreaterThan(0);
      break;
    }
    expect(ended).toBe(true);
  });
});
