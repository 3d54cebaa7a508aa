/** Bytes between a box's header and its children, where there are any (ISO/IEC 14496-12; FLAC in ISOBMFF). */
const BEFORE_CHILDREN: Readonly<Record<string, number>> = { stsd: 8, fLaC: 28 };

/** Frames of silence for the given fragmented MP4 with FLAC: its own opening boxes and one fragment. */
export function flacSilence(head: Uint8Array): ((seconds: number) => Uint8Array) | null {
  const moov = findBox(head, ['moov']);
  const track = findBox(head, ['moov', 'trak', 'tkhd']);
  const media = findBox(head, ['moov', 'trak', 'mdia', 'mdhd']);
  const flac = findBox(head, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'fLaC', 'dfLa']);
  if (!moov || !track || !media || !flac) return null;
  const trackId = view(track).getUint32(track[0] === 1 ? 20 : 12);
  const timescale = view(media).getUint32(media[0] === 1 ? 20 : 12);
  // dfLa: version and flags, a metadata block header, then STREAMINFO.
  const info = view(flac.subarray(8));
  const blockSize = info.getUint16(2);
  const packed = info.getUint32(10);
  const sampleRate = packed >>> 12;
  const channels = ((packed >>> 9) & 7) + 1;
  const bits = ((packed >>> 4) & 0x1f) + 1;
  if (blockSize < 16 || sampleRate === 0) return null;
  const frame = silentFrame(blockSize, channels, bits);
  const opening = head.subarray(0, moov.byteOffset + moov.length - head.byteOffset);
  const duration = Math.round((blockSize * timescale) / sampleRate);
  return (seconds) => {
    const count = Math.ceil((seconds * sampleRate) / blockSize) + 1;
    return concat([
      opening,
      fragment(trackId, count, frame.length, duration),
      box('mdat', ...Array<Uint8Array>(count).fill(frame)),
    ]);
  };
}

/** One FLAC frame (RFC 9639 §9) of constant zero; rate and sample size are left to STREAMINFO. */
function silentFrame(blockSize: number, channels: number, bits: number): Uint8Array {
  const header = [0xff, 0xf8, 0x70, (channels - 1) << 4, 0, (blockSize - 1) >> 8, (blockSize - 1) & 0xff];
  header.push(crc(header, 8, 0x07));
  const body = [...header, ...Array<number>(Math.ceil((channels * (8 + bits)) / 8)).fill(0)];
  const check = crc(body, 16, 0x8005);
  return Uint8Array.from([...body, check >> 8, check & 0xff]);
}

function crc(bytes: readonly number[], width: 8 | 16, polynomial: number): number {
  const top = 1 << (width - 1);
  const mask = (1 << width) - 1;
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) value = (value & top ? (value << 1) ^ polynomial : value << 1) & mask;
  }
  return value;
}

/** A movie fragment whose samples are all alike and follow its own header. */
function fragment(trackId: number, count: number, size: number, duration: number): Uint8Array {
  const full = (type: string, version: number, flags: number, ...words: number[]): Uint8Array =>
    box(type, uint32((version << 24) | flags, ...words));
  const build = (dataOffset: number): Uint8Array =>
    box(
      'moof',
      full('mfhd', 0, 0, 1),
      box(
        'traf',
        // default-base-is-moof, default duration and size.
        full('tfhd', 0, 0x020018, trackId, duration, size),
        full('tfdt', 1, 0, 0, 0),
        full('trun', 0, 1, count, dataOffset),
      ),
    );
  return build(build(0).length + 8);
}

/** The inside of the first box at a path of types; undefined while it is not all there. */
function findBox(bytes: Uint8Array, path: readonly string[]): Uint8Array | undefined {
  const [type, ...rest] = path;
  const at = view(bytes);
  for (let from = 0; from + 8 <= bytes.length;) {
    const size = at.getUint32(from);
    if (size < 8) return undefined;
    const name = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    if (name === type) {
      if (from + size > bytes.length) return undefined;
      const inside = bytes.subarray(from + 8, from + size);
      return rest.length === 0 ? inside : findBox(inside.subarray(BEFORE_CHILDREN[name] ?? 0), rest);
    }
    from += size;
  }
  return undefined;
}

function box(type: string, ...inside: Uint8Array[]): Uint8Array {
  const size = inside.reduce((sum, part) => sum + part.length, 8);
  return concat([uint32(size), Uint8Array.from(type, (letter) => letter.charCodeAt(0)), ...inside]);
}

function uint32(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, i) => view(bytes).setUint32(i * 4, value));
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
