import type { About, Mark } from './about.ts';
import { box, fullBox, latin, MATRIX, u16, u32, u64, u8 } from './mp4-boxes.ts';
import { titleSample, userData } from './mp4-tags.ts';
import { track } from './mp4-track.ts';

/** Time points of an AAC packet. */
export const AAC_FRAME = 1024;
/** AAC packets in a chunk: about a second. */
const CHUNK = 24;
const SOUND = 1;
const CHAPTERS = 2;

export interface Movie {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitrate: number;
  /** Time points that are to be heard, and those of the encoder before them. */
  readonly samples: number;
  readonly priming: number;
  /** Bytes of each packet, and where the first lies. */
  readonly sizes: readonly number[];
  readonly start: number;
  /** What a decoder needs to know (ISO 14496-3, AudioSpecificConfig). */
  readonly config: Uint8Array;
}

interface Extras {
  readonly about: About;
  readonly marks: readonly Mark[];
  readonly isBook: boolean;
}

/**
 * What stands behind the packets: the titles of the chapters as a text track for Apple's players, then `moov`.
 * `inData`: how many of its bytes still belong to `mdat`.
 */
export function movieEnd(
  movie: Movie,
  { about, marks, isBook }: Extras,
): { bytes: Uint8Array; inData: number } {
  const { sampleRate, samples, sizes } = movie;
  const titles = marks.map(({ title }) => titleSample(title));
  const header = fullBox(
    'mvhd',
    1,
    0,
    ...[u64(0, 0), u32(sampleRate), u64(samples), u32(0x1_0000), u16(0x100, 0), u32(0, 0), MATRIX],
    ...[u32(0, 0, 0, 0, 0, 0, CHAPTERS + 1)],
  );
  const sound = track({
    ...{ id: SOUND, flags: 7, timescale: sampleRate, duration: samples, volume: 0x100, handler: 'soun' },
    ...{ mediaDuration: sizes.length * AAC_FRAME, skip: movie.priming },
    more: marks.length > 0 ? [box('tref', box('chap', u32(CHAPTERS)))] : [],
    mediaHeader: fullBox('smhd', 0, 0, u16(0, 0)),
    sampleEntry: soundEntry(movie),
    samples: { sizes, times: [[sizes.length, AAC_FRAME]], start: movie.start, chunk: CHUNK },
  });
  const textStart = movie.start + sizes.reduce((sum, size) => sum + size, 0);
  const boxes = [header, sound, ...(marks.length > 0 ? [chapterTrack(movie, marks, titles, textStart)] : [])];
  const moov = box('moov', ...boxes, userData(about, marks, isBook));
  const text = Buffer.concat(titles);
  return { bytes: Buffer.concat([text, moov]), inData: text.length };
}

function chapterTrack(
  { sampleRate, samples }: Movie,
  marks: readonly Mark[],
  titles: readonly Uint8Array[],
  start: number,
): Uint8Array {
  const begins = marks.map(({ at }) => Math.min(samples, Math.round(at * sampleRate)));
  const times = begins.map(
    (begin, index) => [1, Math.max(0, (begins[index + 1] ?? samples) - begin)] as const,
  );
  const graphics = fullBox('gmin', 0, 0, u16(0x40, 0x8000, 0x8000, 0x8000, 0, 0));
  return track({
    ...{ id: CHAPTERS, flags: 0, timescale: sampleRate, duration: samples, volume: 0, handler: 'text' },
    ...{ mediaDuration: samples, skip: 0 },
    mediaHeader: box('gmhd', graphics, box('text', MATRIX)),
    sampleEntry: textEntry(),
    samples: { sizes: titles.map(({ length }) => length), times, start, chunk: 1 },
  });
}

/** QuickTime's description of plain text: no colours, no box, no font of its own. */
const textEntry = (): Uint8Array =>
  box(
    'text',
    u32(0),
    u16(0, 1),
    u32(1, 1),
    u16(0, 0, 0, 0, 0, 0, 0),
    u32(0, 0),
    u16(0, 0),
    u8(0),
    u16(0, 0, 0, 0),
    u8(0),
  );

function soundEntry({ sampleRate, channels, bitrate, config }: Movie): Uint8Array {
  const decoder = descriptor(4, u8(0x40, 0x15, 0, 0, 0), u32(bitrate, bitrate), descriptor(5, config));
  const esds = fullBox('esds', 0, 0, descriptor(3, u16(SOUND), u8(0), decoder, descriptor(6, u8(2))));
  return box('mp4a', u32(0), u16(0, 1), u32(0, 0), u16(channels, 16, 0, 0), u32(sampleRate * 0x1_0000), esds);
}

/** ISO 14496-1 §8.3.3: a tag, its length in seven bits a byte, its content. */
function descriptor(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([u8(tag, 0x80, 0x80, 0x80 | (body.length >> 7), body.length & 0x7f), body]);
}

/** The beginning of the file: its kind, and a `mdat` whose size has 64 bits. */
export function movieStart(kind: 'm4a' | 'm4b', dataBytes: number): Uint8Array {
  const brand = latin(kind === 'm4b' ? 'M4B ' : 'M4A ');
  const type = box('ftyp', brand, u32(0x200), brand, latin('M4A mp42isom'));
  return Buffer.concat([type, u32(1), latin('mdat'), u64(16 + dataBytes)]);
}
