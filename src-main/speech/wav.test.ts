import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frames, type PcmBlock } from './pcm.ts';
import { toInt16, wavHeader, WavReader } from './wav.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const chunk = (id: string, body: Uint8Array, size = body.length): Buffer =>
  Buffer.concat([ascii(id), u32(size), body, Buffer.alloc(body.length % 2)]);
const fmt = (
  tag: number,
  channels: number,
  rate: number,
  bits: number,
  extra: Uint8Array = Buffer.alloc(0),
): Buffer => {
  const align = (channels * bits) / 8;
  return chunk(
    'fmt ',
    Buffer.concat([u16(tag, channels), u32(rate), u32(rate * align), u16(align, bits), extra]),
  );
};
const riff = (...chunks: Uint8Array[]): Buffer =>
  Buffer.concat([ascii('RIFF'), u32(0xffffffff), ascii('WAVE'), ...chunks]);

/** Reads in runs of `size` bytes and joins what came. */
function read(file: Uint8Array, size = file.length): { rate: number; channels: number[][] } {
  const reader = new WavReader();
  const blocks: PcmBlock[] = [];
  for (let at = 0; at < file.length; at += size) blocks.push(...reader.push(file.subarray(at, at + size)));
  blocks.push(...reader.end());
  const count = blocks[0]?.channels.length ?? 0;
  return {
    rate: blocks[0]?.sampleRate ?? 0,
    channels: Array.from({ length: count }, (_, c) => blocks.flatMap((block) => [...block.channels[c]!])),
  };
}

const MONO = fmt(1, 1, 8000, 16);
const samples = Buffer.from(Int16Array.of(0, 0x4000, -0x8000, 0x2000).buffer);
const VALUES = [0, 0.5, -1, 0.25];

describe('WavReader', () => {
  it('reads the same whatever the size of the runs', () => {
    const file = riff(chunk('LIST', ascii('INFOodd')), MONO, chunk('fact', u32(4)), chunk('data', samples));
    for (let size = 1; size <= file.length; size += 1) expect(read(file, size).channels).toEqual([VALUES]);
  });

  it.each([
    ['8-bit', fmt(1, 1, 8000, 8), Buffer.of(128, 192, 0, 160)],
    ['24-bit', fmt(1, 1, 8000, 24), Buffer.of(0, 0, 0, 0, 0, 0x40, 0, 0, 0x80, 0, 0, 0x20)],
    ['32-bit', fmt(1, 1, 8000, 32), Buffer.from(Int32Array.of(0, 2 ** 30, -(2 ** 31), 2 ** 29).buffer)],
    ['float', fmt(3, 1, 8000, 32), Buffer.from(Float32Array.from(VALUES).buffer)],
    ['double', fmt(3, 1, 8000, 64), Buffer.from(Float64Array.from(VALUES).buffer)],
    [
      'extensible',
      fmt(0xfffe, 1, 8000, 16, Buffer.concat([u16(22, 16), u32(4), u16(1), Buffer.alloc(14)])),
      samples,
    ],
  ])('reads %s', (_, format, data) => {
    expect(read(riff(format, chunk('data', data))).channels).toEqual([VALUES]);
  });

  it('takes channels apart', () => {
    const file = riff(fmt(1, 2, 44100, 16), chunk('data', samples));
    expect(read(file, 3)).toEqual({
      rate: 44100,
      channels: [
        [0, -1],
        [0.5, 0.25],
      ],
    });
  });

  it.each([0, 0x7fffffff, 0xffffffff, 0xffffff00, 9999])(
    'reads until the end where the size says %d',
    (size) => {
      expect(read(riff(MONO, chunk('data', samples, size))).channels).toEqual([VALUES]);
    },
  );

  it('does not take what follows the samples for sound', () => {
    expect(read(riff(MONO, chunk('data', samples), chunk('LIST', ascii('INFOtext')))).channels).toEqual([
      VALUES,
    ]);
    const odd = riff(
      fmt(1, 1, 8000, 8),
      chunk('data', Buffer.of(128, 128, 192)),
      chunk('LIST', ascii('INFO')),
    );
    expect(read(riff(odd.subarray(12), odd)).channels).toEqual([[0, 0, 0.5, 0, 0, 0.5]]);
  });

  it.each([8, 0xffffffff, 0])('reads files that follow one another (size %d)', (size) => {
    const one = riff(MONO, chunk('data', samples, size));
    for (const run of [1, 5, 1000]) {
      expect(read(Buffer.concat([one, one, one]), run).channels).toEqual([[...VALUES, ...VALUES, ...VALUES]]);
    }
  });

  it('keeps samples that look like the start of a file', () => {
    for (const text of ['..RIFF..', '......RI', 'RIFFRIFFRIFF', '.....RIF']) {
      const known = riff(fmt(1, 1, 8000, 8), chunk('data', ascii(text)));
      const open = riff(fmt(1, 1, 8000, 8), chunk('data', ascii(text), 0xffffffff));
      for (const run of [1, 7, 1000]) {
        expect(read(known, run).channels[0]).toHaveLength(text.length);
        expect(read(open, run).channels[0]).toHaveLength(text.length);
      }
    }
  });

  it.each([
    ['mp3', Buffer.alloc(64, 0xff)],
    ['mu-law', riff(fmt(7, 1, 8000, 8), chunk('data', samples))],
    ['no channels', riff(fmt(1, 0, 8000, 16))],
    ['no format', riff(chunk('data', samples))],
    ['an endless format', riff(chunk('fmt ', Buffer.alloc(8), 0xfffffff0))],
  ])('refuses %s', (_, file) => {
    expect(() => read(file)).toThrow(
      expect.objectContaining({
        error: expect.objectContaining({ code: 'audio_unreadable' }) as unknown,
      }) as Error,
    );
  });

  it('ends, with sound or a Fault, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (noise, run) => {
        try {
          read(riff(noise), run);
        } catch (thrown) {
          expect(thrown).toHaveProperty('error.code', 'audio_unreadable');
        }
      }),
    );
  });
});

describe('writing', () => {
  it('gives back what it wrote, to the bit', () => {
    fc.assert(
      fc.property(fc.int16Array({ minLength: 1, maxLength: 200 }), (values) => {
        const data = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
        const header = wavHeader({ sampleRate: 22050, channels: 1, dataBytes: null });
        const reader = new WavReader();
        const blocks = [...reader.push(Buffer.concat([header, data])), ...reader.end()];
        expect(blocks.reduce((sum, block) => sum + frames(block), 0)).toBe(values.length);
        expect(Buffer.concat(blocks.map(toInt16))).toEqual(data);
      }),
    );
  });

  it('clips and interleaves', () => {
    const block = { sampleRate: 8000, channels: [Float32Array.of(2, -0.5), Float32Array.of(-2, 0.5)] };
    expect([...new Int16Array(toInt16(block).buffer)]).toEqual([0x7fff, -0x8000, -0x4000, 0x4000]);
  });

  it('writes the sizes it knows', () => {
    const header = Buffer.from(wavHeader({ sampleRate: 24000, channels: 2, dataBytes: 1000 }));
    expect([header.length, header.readUInt32LE(4), header.readUInt32LE(40)]).toEqual([44, 1036, 1000]);
  });
});
