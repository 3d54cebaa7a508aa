import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { MPEGDecoder } from 'mpg123-decoder';
import { describe, expect, test } from 'vitest';
import { SilenceProbe } from './silence.ts';

/** The first four bytes of an MPEG audio frame, layer III. */
const header = (version: number, bitRate: number, rate: number, mode: number): number[] => [
  0xff,
  0xe0 | (version << 3) | 2,
  (bitRate << 4) | (rate << 2),
  mode << 6,
];
const id3 = (size: number): number[] => [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, size >> 7, size & 0x7f];

function probe(mime: string, ...chunks: (readonly number[] | Uint8Array)[]): SilenceProbe {
  const made = new SilenceProbe(mime);
  for (const chunk of chunks) made.push(Uint8Array.from(chunk));
  return made;
}

describe('silence as mp3', () => {
  const forms = [
    { name: 'MPEG 1, 44.1 kHz, stereo', bytes: header(3, 9, 0, 0), rate: 44_100, channels: 2 },
    { name: 'MPEG 1, 48 kHz, joint stereo', bytes: header(3, 11, 1, 1), rate: 48_000, channels: 2 },
    { name: 'MPEG 2, 24 kHz, mono', bytes: header(2, 8, 1, 3), rate: 24_000, channels: 1 },
    { name: 'MPEG 2, 22.05 kHz, stereo', bytes: header(2, 8, 0, 0), rate: 22_050, channels: 2 },
    { name: 'MPEG 2.5, 8 kHz, mono', bytes: header(0, 3, 2, 3), rate: 8000, channels: 1 },
  ];

  test.each(forms)('decodes to nothing: $name', async ({ bytes, rate, channels }) => {
    const decoder = new MPEGDecoder({ enableGapless: false });
    await decoder.ready;
    const { sampleRate, channelData, samplesDecoded } = decoder.decode(
      probe('audio/mpeg', bytes).maker!(0.7),
    );
    decoder.free();
    expect(sampleRate).toBe(rate);
    expect(samplesDecoded / rate).toBeGreaterThanOrEqual(0.7);
    expect(samplesDecoded / rate).toBeLessThan(1.05);
    expect(channelData.slice(0, channels).every((samples) => samples.every((sample) => sample === 0))).toBe(
      true,
    );
  });

  test('finds the form behind a tag and in small chunks', () => {
    // What looks like a frame inside of the tag is none.
    const tagged = [...id3(200), ...Array<number>(196).fill(0), ...header(3, 9, 0, 0), ...header(2, 8, 1, 3)];
    const chunks = tagged.map((byte) => [byte]);
    expect(probe('audio/mpeg', ...chunks).maker!(0.1)).toEqual(
      probe('audio/mpeg', header(2, 8, 1, 3)).maker!(0.1),
    );
  });

  test('knows nothing before there is a frame', () => {
    expect(probe('audio/mpeg', [0, 0, 0xff, 0xff, 0xff, 0xff]).maker).toBeNull();
  });
});

describe('silence as flac', () => {
  const mime = 'audio/mp4; codecs="flac"';
  const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
  const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
  const zeros = (count: number): number[] => Array<number>(count).fill(0);
  const box = (type: string, ...inside: number[][]): number[] => {
    const content = inside.flat();
    return [...u32(content.length + 8), ...ascii(type), ...content];
  };

  /** The opening boxes of a fragmented MP4 with one FLAC track. */
  function opening(rate: number, channels: number, bits: number, blockSize: number): number[] {
    const packed = ((rate << 12) | ((channels - 1) << 9) | ((bits - 1) << 4)) >>> 0;
    const block = [blockSize >> 8, blockSize & 0xff];
    const info = [...block, ...block, ...zeros(6), ...u32(packed), ...zeros(20)];
    const sample = [
      ...zeros(7),
      1,
      ...zeros(8),
      0,
      channels,
      0,
      bits,
      ...zeros(4),
      ...u32((rate << 16) >>> 0),
    ];
    const flac = box('fLaC', sample, box('dfLa', zeros(4), [0x80, 0, 0, 34], info));
    const tables = ['stts', 'stsc', 'stco'].map((type) => box(type, zeros(8)));
    const stbl = box('stbl', box('stsd', [0, 0, 0, 0, 0, 0, 0, 1], flac), ...tables, box('stsz', zeros(12)));
    const minf = box('minf', box('smhd', zeros(8)), stbl);
    const hdlr = box('hdlr', zeros(8), ascii('soun'), zeros(13));
    const mdia = box('mdia', box('mdhd', zeros(12), u32(rate), zeros(8)), hdlr, minf);
    const trak = box('trak', box('tkhd', zeros(12), u32(7), zeros(68)), mdia);
    const trex = box('trex', zeros(4), u32(7), u32(1), zeros(12));
    const moov = box('moov', box('mvhd', zeros(12), u32(1000), zeros(84)), trak, box('mvex', trex));
    return [...box('ftyp', ascii('isom'), zeros(4)), ...moov];
  }

  test('is a fragment of the right length for the same track', async () => {
    const silence = probe(mime, opening(22_050, 1, 16, 2205)).maker!(0.65);
    const input = new Input({ source: new BufferSource(silence), formats: ALL_FORMATS });
    const track = await input.getPrimaryAudioTrack();
    expect(track).toMatchObject({ codec: 'flac', sampleRate: 22_050, numberOfChannels: 1, id: 7 });
    // Whole blocks of 0.1 s, and one to spare.
    expect(await track!.computeDuration()).toBeCloseTo(0.8);
    input.dispose();
  });

  test('has frames of a constant zero with right check sums', () => {
    const silence = probe(mime, opening(48_000, 2, 24, 4096)).maker!(0.01);
    // RFC 9639: sync, block size in 16 bits, rate and depth from STREAMINFO, two channels, number 0, 4096 samples.
    const frame = [0xff, 0xf8, 0x70, 0x10, 0x00, 0x0f, 0xff];
    const at = silence.findIndex((_, i) => frame.every((byte, k) => silence[i + k] === byte));
    expect(at).toBeGreaterThan(0);
    expect(remainder(silence.subarray(at, at + 8), 8, 0x07)).toBe(0);
    expect(remainder(silence.subarray(at, at + 18), 16, 0x8005)).toBe(0);
    expect([...silence.subarray(at + 8, at + 16)]).toEqual(zeros(8));
  });

  test('waits for all of the opening boxes', () => {
    const whole = opening(22_050, 1, 16, 2205);
    expect(probe(mime, whole.slice(0, -1)).maker).toBeNull();
    expect(probe(mime, whole.slice(0, 50), whole.slice(50)).maker).not.toBeNull();
  });

  /** A message with its own check sum behind it leaves nothing. */
  function remainder(bytes: Uint8Array, width: number, polynomial: number): number {
    const register = Array<number>(width).fill(0);
    for (const byte of bytes) {
      for (let bit = 7; bit >= 0; bit--) {
        const out = register.shift()! ^ ((byte >> bit) & 1);
        register.push(0);
        if (out) register.forEach((_, i) => (register[i]! ^= (polynomial >> (width - 1 - i)) & 1));
      }
    }
    return parseInt(register.join(''), 2);
  }
});
