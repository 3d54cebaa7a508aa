import { type Mp3Frame, readHeader } from '../speech/mp3-frames.ts';

/** Index of the highest bitrate in a frame header. */
const HIGHEST = 14;

/**
 * A frame of silence in the layout of another. `carried`: bytes at its end, for a frame behind it whose data begin
 * before itself (the bit reservoir: ISO 11172-3 §2.4.2.7, main_data_begin). Its bitrate is the other's, or as much
 * more as the bytes need.
 */
export function silentFrame(like: Uint8Array, carried: Uint8Array = new Uint8Array(0)): Uint8Array {
  const [first = 0, second = 0, third = 0, fourth = 0] = like;
  for (let index = third >> 4; index <= HIGHEST; index += 1) {
    // No checksum, no padding byte, no joint stereo.
    const header = Uint8Array.of(first, second | 1, (index << 4) | (third & 0x0c), fourth & 0xcf);
    const shape = readHeader(header);
    if (!shape || shape.size - shape.sideEnd < carried.length) continue;
    const frame = new Uint8Array(shape.size);
    frame.set(header);
    frame.set(carried, shape.size - carried.length);
    return frame;
  }
  throw new RangeError('more bytes than a frame holds');
}

/** By how many bytes a frame's data begin before it. */
export function reachBack({ header, bytes }: Mp3Frame): number {
  const protectedBy = (bytes[1] ?? 0) & 1 ? 0 : 2;
  const [first = 0, second = 0] = bytes.subarray(4 + protectedBy, 6 + protectedBy);
  // Nine bits in MPEG-1, eight in MPEG-2.
  return samplesIn(header.sampleRate) === 1152 ? (first << 1) | (second >> 7) : first;
}

/** The last bytes of the data of these frames, as a frame behind them may need them; zeros for what is not there. */
export function dataBefore(frames: readonly Mp3Frame[], length: number): Uint8Array {
  const data = new Uint8Array(length);
  let left = length;
  for (let index = frames.length - 1; index >= 0 && left > 0; index -= 1) {
    const frame = frames[index];
    if (!frame) break;
    const own = frame.bytes.subarray(frame.header.sideEnd);
    const part = own.subarray(Math.max(0, own.length - left));
    left -= part.length;
    data.set(part, left);
  }
  return data;
}

/** Time points in a frame of layer III: 1152 in MPEG-1, half in those of lower rates. */
export const samplesIn = (sampleRate: number): number => (sampleRate >= 32_000 ? 1152 : 576);
