import { Fault } from '../fault.ts';
import { frames, type PcmBlock } from './pcm.ts';
import { readFormat, toBlock, type WavFormat } from './wav-format.ts';

/** Sizes that writers put where they did not know the size yet: to be read until the end. */
const UNKNOWN = new Set([0, 0x7fffffff, 0xffffffff]);
const MAX_FORMAT = 4096;
const HEADER = 44;

/**
 * Reads wav as it comes, in runs of any size. It trusts little: sizes may be unknown or too large, unknown chunks
 * are skipped, and when whole files follow one another (as servers that join several answers send them) all of
 * them are read.
 */
export class WavReader {
  #rest: Uint8Array = new Uint8Array(0);
  #format: WavFormat | undefined;
  /** What the bytes now are. */
  #at: 'file' | 'chunk' | 'skip' | 'data' = 'file';
  /** Bytes left of the chunk; Infinity where its size is unknown. */
  #left = 0;
  /** A chunk of an odd size has one byte more. */
  #pad = 0;
  #samples = false;

  /** Whether samples were reached (there may be none). */
  get started(): boolean {
    return this.#samples;
  }

  /** Takes bytes and gives the sound in them. Throws a Fault `audio_unreadable` where they are not wav. */
  push(bytes: Uint8Array): PcmBlock[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const blocks: PcmBlock[] = [];
    while (this.#step(blocks));
    return blocks;
  }

  /** What was held back because it looked like the start of another file. */
  end(): PcmBlock[] {
    const format = this.#format;
    if (!format || this.#at !== 'data') return [];
    const whole = this.#rest.length - (this.#rest.length % (format.width * format.channels));
    return whole > 0 ? [toBlock(this.#take(whole), format)] : [];
  }

  /** One chunk, or one run of samples; false when more bytes are needed. */
  #step(blocks: PcmBlock[]): boolean {
    switch (this.#at) {
      case 'file':
        return this.#file();
      case 'chunk':
        return this.#chunk();
      case 'skip':
        return this.#skip();
      case 'data':
        return this.#data(blocks);
    }
  }

  #take(count: number): Uint8Array {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  #file(): boolean {
    if (this.#rest.length < 12) return false;
    const id = ascii(this.#rest, 0);
    if ((id !== 'RIFF' && id !== 'RF64') || ascii(this.#rest, 8) !== 'WAVE') {
      throw new Fault('audio_unreadable', undefined, 'wav: no RIFF header');
    }
    this.#take(12);
    this.#at = 'chunk';
    return true;
  }

  #chunk(): boolean {
    if (this.#rest.length < 8) return false;
    const id = ascii(this.#rest, 0);
    if (id === 'RIFF' || id === 'RF64') {
      this.#at = 'file';
      return true;
    }
    const size = new DataView(this.#rest.buffer, this.#rest.byteOffset).getUint32(4, true);
    if (id === 'fmt ') {
      if (size > MAX_FORMAT) throw new Fault('audio_unreadable', undefined, 'wav: fmt chunk too large');
      const padded = size + (size % 2);
      if (this.#rest.length < 8 + padded) return false;
      this.#format = readFormat(this.#take(8 + padded).subarray(8, 8 + size));
      return true;
    }
    this.#take(8);
    if (id !== 'data') {
      this.#left = size;
      this.#pad = size % 2;
      this.#at = 'skip';
      return true;
    }
    if (!this.#format) throw new Fault('audio_unreadable', undefined, 'wav: data before fmt');
    this.#left = UNKNOWN.has(size) ? Infinity : size;
    this.#pad = size % 2;
    this.#samples = true;
    this.#at = 'data';
    return true;
  }

  #skip(): boolean {
    this.#left -= this.#take(Math.min(this.#left, this.#rest.length)).length;
    if (this.#left > 0 || (this.#pad > 0 && this.#rest.length === 0)) return false;
    // Some writers forget it: then a name follows, which does not begin with a zero.
    if (this.#pad > 0 && this.#rest[0] === 0) this.#take(1);
    this.#at = 'chunk';
    return true;
  }

  #data(blocks: PcmBlock[]): boolean {
    const format = this.#format;
    if (!format) return false;
    const body = this.#rest.subarray(0, this.#left);
    const next = nextFile(body);
    const end = next.found || body.length < this.#left ? next.at : body.length;
    const frame = format.width * format.channels;
    const whole = end - (end % frame);
    if (whole > 0) blocks.push(toBlock(this.#take(whole), format));
    this.#left -= whole;
    if (next.found) {
      // Less than a frame is left before the next file: it belongs to nothing.
      this.#take(end - whole);
      this.#at = 'file';
      return true;
    }
    if (this.#left >= frame) return false;
    this.#at = 'skip';
    return true;
  }
}

/** Where another file starts inside samples, or where what could be the start of one is cut off by the end. */
function nextFile(bytes: Uint8Array): { found: boolean; at: number } {
  const search = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = search.indexOf('RIFF'); at >= 0; at = search.indexOf('RIFF', at + 1)) {
    if (search.length < at + 16) return { found: false, at };
    if (search.toString('latin1', at + 8, at + 16) === 'WAVEfmt ') return { found: true, at };
  }
  for (let length = Math.min(3, search.length); length > 0; length -= 1) {
    if (search.subarray(-length).equals(Buffer.from('RIFF').subarray(0, length))) {
      return { found: false, at: search.length - length };
    }
  }
  return { found: false, at: search.length };
}

const ascii = (bytes: Uint8Array, at: number): string =>
  Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');

/**
 * A wav header for 16-bit PCM. `dataBytes` null: the length is not known yet, as in a stream. `more`: bytes of other
 * chunks that follow the sound.
 */
export function wavHeader(sound: {
  sampleRate: number;
  channels: number;
  dataBytes: number | null;
  more?: number;
}): Uint8Array {
  const { sampleRate, channels, dataBytes, more = 0 } = sound;
  const size = dataBytes === null ? Infinity : HEADER - 8 + dataBytes + more;
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(Math.min(size, 0xffffffff), 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(Math.min(dataBytes ?? 0xffffffff, 0xffffffff), 40);
  return header;
}

/** Interleaved 16-bit little-endian samples, rounded; what is louder than full scale is clipped. */
export function toInt16(block: PcmBlock): Uint8Array {
  const length = frames(block);
  const count = block.channels.length;
  const out = new DataView(new ArrayBuffer(length * count * 2));
  block.channels.forEach((channel, c) => {
    for (let i = 0; i < length; i += 1) {
      const value = Math.round((channel[i] ?? 0) * 0x8000);
      out.setInt16((i * count + c) * 2, Math.max(-0x8000, Math.min(0x7fff, value)), true);
    }
  });
  return new Uint8Array(out.buffer);
}
