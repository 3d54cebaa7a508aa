import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBytes, sniff } from './sniff.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])),
  );

describe('sniff', () => {
  it.each([
    ['mp3', bytes('ID3', 4, 0, 0, 0, 0, 0, 0)],
    ['mp3', bytes(0xff, 0xfb, 0x90, 0x64)],
    ['mp3', bytes(0xff, 0xf3, 0x44, 0xc4)],
    ['mp3', bytes(0xff, 0xe3, 0x18, 0xc4)],
    ['wav', bytes('RIFF', 0xff, 0xff, 0xff, 0xff, 'WAVEfmt ')],
    ['ogg', bytes('OggS', 0, 2)],
    ['flac', bytes('fLaC', 0, 0, 0, 34)],
    ['aac', bytes(0xff, 0xf1, 0x50, 0x80)],
    ['mp4', bytes(0, 0, 0, 28, 'ftypM4A ')],
    ['webm', bytes(0x1a, 0x45, 0xdf, 0xa3)],
  ])('knows %s', (container, head) => {
    expect(sniff(head)).toBe(container);
  });

  it.each([
    ['nothing', bytes()],
    ['a web page', bytes('<!doctype html>')],
    ['json', bytes('{"code":"x"}')],
    ['a picture in RIFF', bytes('RIFF', 0, 0, 0, 0, 'WEBP')],
    ['a sync word with no bit rate', bytes(0xff, 0xfb, 0xff, 0xff)],
    ['UTF-16 text', bytes(0xff, 0xfe, 0x41, 0x00)],
  ])('does not take %s for sound', (_, head) => {
    expect(sniff(head)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (head) => void sniff(head)));
  });
});

describe('firstBytes', () => {
  async function* stream(
    chunks: Uint8Array[],
    left: () => void = () => undefined,
  ): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    try {
      for (const chunk of chunks) yield chunk;
    } finally {
      left();
    }
  }

  it('gives the head and the whole stream again', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 0, max: 40 }), async (parts, wanted) => {
        const whole = Buffer.concat(parts);
        const { head, bytes } = await firstBytes(stream(parts), wanted);
        expect(Buffer.from(head)).toEqual(whole.subarray(0, wanted));
        const read: Uint8Array[] = [];
        for await (const chunk of bytes) read.push(chunk);
        expect(Buffer.concat(read)).toEqual(whole);
      }),
    );
  });

  it('ends the stream beneath when the reader leaves', async () => {
    let ended = 0;
    const { bytes } = await firstBytes(
      stream([Uint8Array.of(1, 2), Uint8Array.of(3)], () => (ended += 1)),
      1,
    );
    for await (const chunk of bytes) {
      expect(chunk.length).toBe(2);
      break;
    }
    expect(ended).toBe(1);
  });

  it('passes a failure on', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* stream([Uint8Array.of(1)]);
      throw new Error('cut');
    }
    await expect(firstBytes(failing(), 4)).rejects.toThrow('cut');
  });
});
