import { box, fullBox, latin, MATRIX, u16, u32, u64 } from './mp4-boxes.ts';

export interface TrackFacts {
  readonly id: number;
  /** 7: used in the film; 0: only where another track refers to it. */
  readonly flags: number;
  /** Time points a second; of the film too. */
  readonly timescale: number;
  /** How long it plays, and its media, which may hold more at both ends. */
  readonly duration: number;
  readonly mediaDuration: number;
  /** Of the media, what is not played at the start. */
  readonly skip: number;
  readonly handler: 'soun' | 'text';
  readonly volume: number;
  /** Boxes of the track itself, such as `tref`. */
  readonly more?: readonly Uint8Array[];
  /** Media header of its kind, such as `smhd`. */
  readonly mediaHeader: Uint8Array;
  readonly sampleEntry: Uint8Array;
  readonly samples: SampleTable;
}

/** Samples that lie in chunks one behind the other. */
interface SampleTable {
  /** Bytes of each. */
  readonly sizes: readonly number[];
  /** Runs of [samples, time points each]. */
  readonly times: readonly (readonly [count: number, each: number])[];
  /** Where the first byte lies in the file. */
  readonly start: number;
  /** Samples in a chunk. */
  readonly chunk: number;
}

/** A `trak` box (ISO 14496-12 §8.3). */
export function track(facts: TrackFacts): Uint8Array {
  const { id, flags, timescale, duration, mediaDuration, skip, handler, volume, more = [] } = facts;
  const dref = fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1));
  return box(
    'trak',
    fullBox(
      'tkhd',
      1,
      flags,
      ...[u64(0, 0), u32(id, 0), u64(duration), u32(0, 0), u16(0, 0, volume, 0), MATRIX, u32(0, 0)],
    ),
    ...more,
    box('edts', fullBox('elst', 1, 0, u32(1), u64(duration, skip), u16(1, 0))),
    box(
      'mdia',
      fullBox('mdhd', 1, 0, u64(0, 0), u32(timescale), u64(mediaDuration), u16(0x55c4, 0)),
      fullBox('hdlr', 0, 0, u32(0), latin(handler), u32(0, 0, 0), latin('\0')),
      box('minf', facts.mediaHeader, box('dinf', dref), sampleTable(facts)),
    ),
  );
}

function sampleTable({ sampleEntry, samples }: TrackFacts): Uint8Array {
  const { sizes, times, start, chunk } = samples;
  const chunks: number[] = [];
  let at = start;
  sizes.forEach((size, index) => {
    if (index % chunk === 0) chunks.push(at);
    at += size;
  });
  const rest = sizes.length % chunk;
  const full = chunks.length - (rest === 0 ? 0 : 1);
  const runs = [...(full > 0 ? [[1, chunk, 1]] : []), ...(rest > 0 ? [[full + 1, rest, 1]] : [])];
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), sampleEntry),
    fullBox('stts', 0, 0, u32(times.length, ...times.flat())),
    fullBox('stsc', 0, 0, u32(runs.length, ...runs.flat())),
    fullBox('stsz', 0, 0, u32(0, sizes.length), u32s(sizes)),
    fullBox('co64', 0, 0, u32(chunks.length), u64s(chunks)),
  );
}

/** Like `u32`, for lists too long to be passed one by one. */
function u32s(values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}

function u64s(values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => bytes.writeBigUInt64BE(BigInt(value), 8 * index));
  return bytes;
}
