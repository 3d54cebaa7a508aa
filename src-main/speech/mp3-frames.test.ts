import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mp3Framer, readHeader } from './mp3-frames.ts';

/** MPEG 2 layer III, 24 kHz mono, 32 kbit/s: 96 bytes a frame. */
const HEADER = [0xff, 0xf3, 0x44, 0xc0];
const frame = (fill: number): Buffer => Buffer.concat([Buffer.from(HEADER), Buffer.alloc(92, fill)]);
const info = (): Buffer => {
  const bytes = frame(0);
  bytes.write('Info', 13, 'latin1');
  return bytes;
};
const id3 = (size: number): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\x04\x00\x00', 'latin1'),
    Buffer.of(0, 0, size >> 7, size & 0x7f),
    Buffer.alloc(size, 0xff),
  ]);

function cut(file: Uint8Array, run: number): number[] {
  const framer = new Mp3Framer();
  const frames = [];
  for (let at = 0; at < file.length; at += run) frames.push(...framer.push(file.subarray(at, at + run)));
  frames.push(...framer.end());
  return frames.map(({ bytes }) => bytes[50]!);
}

describe('readHeader', () => {
  it.each([
    [[0xff, 0xfb, 0x90, 0x64], { sampleRate: 44100, channels: 2, size: 417, sideEnd: 36 }],
    [[0xff, 0xfb, 0x92, 0xc4], { sampleRate: 44100, channels: 1, size: 418, sideEnd: 21 }],
    [[0xff, 0xfa, 0x94, 0x64], { sampleRate: 48000, channels: 2, size: 384, sideEnd: 38 }],
    [HEADER, { sampleRate: 24000, channels: 1, size: 96, sideEnd: 13 }],
    [[0xff, 0xe3, 0x40, 0xc0], { sampleRate: 11025, channels: 1, size: 208, sideEnd: 13 }],
  ])('reads %j', (bytes, header) => {
    expect(readHeader(Uint8Array.from(bytes))).toEqual(header);
  });
});

describe('Mp3Framer', () => {
  it('leaves tags out, wherever they stand, whatever the size of the runs', () => {
    const file = Buffer.concat([id3(300), info(), frame(1), frame(2), id3(5), info(), frame(3), frame(4)]);
    const old = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    for (const run of [1, 7, 95, 96, 97, 5000]) {
      expect(cut(Buffer.concat([file, old, frame(5), old]), run)).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('finds its way back after noise', () => {
    const noise = Buffer.from([0xff, 0xf3, 0x44, 0xc0, 0x49, 0x44, 0xff, 0xff, 1, 2, 3]);
    for (const run of [1, 13, 5000]) {
      const file = Buffer.concat([noise, frame(1), frame(2), noise.subarray(4), frame(3), frame(4)]);
      expect(cut(file, run)).toEqual([1, 2, 3, 4]);
    }
  });

  it('gives the last frame when it is whole, and only then', () => {
    expect(cut(frame(1), 10)).toEqual([1]);
    expect(cut(Buffer.concat([frame(1), frame(2).subarray(0, 90)]), 10)).toEqual([1]);
  });

  it('ends whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (noise, run) => {
        expect(cut(Buffer.concat([noise, frame(1), frame(2)]), run).length).toBeLessThan(20);
      }),
    );
  });
});
