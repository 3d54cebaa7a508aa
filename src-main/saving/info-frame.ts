import { crc16 } from './crc16.ts';

/** Silent frames (time points) that LAME puts before the sound; the decoder's own come on top of it. */
export const ENCODER_DELAY = 576;
export const DECODER_DELAY = 529;
const ENCODER = 'LAME3.100';
/** Bytes of the Info part: mark, flags, frames, bytes, table, quality; and of LAME's extension after it. */
const INFO = 120;
const EXTENSION = 36;

/** Places of the seek table that are kept while frames come; more than it needs, so that halving leaves enough. */
const PLACES = 1024;

interface Edges {
  /** Time points at the start that are not to be heard, without the decoder's own 529. */
  readonly delay: number;
  /** Time points that are to be heard. */
  readonly samples: number;
}

/**
 * The first frame of an MP3 file, which holds no sound: it tells players the exact length, where to seek, and how
 * much silence at both ends is the encoder's own (the Xing/Info header with LAME's extension; layout as in LAME's
 * VbrTag.c and gabriel.mp3-tech.org/mp3infotag.html). `Xing` stands for frames of several bitrates.
 */
export class InfoFrame {
  #header: Uint8Array | undefined;
  #varies = false;
  #frames = 0;
  #bytes = 0;
  #crc = 0;
  /** Bytes before every `#stride`th frame. */
  #places: number[] = [];
  #stride = 1;

  /** `like`: a frame of the sound's layout; without it, the first that is counted. */
  constructor(like?: Uint8Array) {
    this.#header = like?.slice(0, 4);
  }

  /** Counts one frame of sound. */
  add(frame: Uint8Array): void {
    this.#header ??= frame.slice(0, 4);
    this.#varies ||= (frame[2] ?? 0) >> 4 !== (this.#header[2] ?? 0) >> 4;
    if (this.#frames % this.#stride === 0) this.#places.push(this.#bytes);
    if (this.#places.length > PLACES) {
      this.#places = this.#places.filter((_, index) => index % 2 === 0);
      this.#stride *= 2;
    }
    this.#frames += 1;
    this.#bytes += frame.length;
    this.#crc = crc16(frame, this.#crc);
  }

  /** Frames so far. */
  get frames(): number {
    return this.#frames;
  }

  /** The frame for the sound counted so far; its size depends on the first frame alone. */
  build({ delay, samples }: Edges): Uint8Array {
    if (!this.#header) return new Uint8Array(0);
    const header = roomy(this.#header);
    const shape = shapeOf(header);
    const frame = Buffer.alloc(shape.size);
    frame.set(header);
    const total = shape.size + this.#bytes;
    const at = 4 + shape.sideInfo;
    frame.write(this.#varies ? 'Xing' : 'Info', at, 'latin1');
    frame.writeUInt32BE(0b1111, at + 4);
    frame.writeUInt32BE(this.#frames, at + 8);
    frame.writeUInt32BE(total, at + 12);
    for (let percent = 0; percent < 100; percent += 1) {
      const place = shape.size + this.#placeOf((this.#frames * percent) / 100);
      frame[at + 16 + percent] = Math.min(255, Math.floor((256 * place) / total));
    }
    const lame = at + INFO;
    frame.write(ENCODER, lame, 'latin1');
    frame[lame + 9] = this.#varies ? 0x03 : 0x01; // tag revision 0; of several bitrates, or of one
    frame[lame + 20] = Math.min(255, shapeOf(this.#header).kilobits);
    const padding = Math.max(0, Math.min(4095, this.#frames * shape.samples - delay - samples));
    frame.writeUIntBE((Math.min(4095, delay) << 12) | padding, lame + 21, 3);
    frame.writeUInt32BE(total, lame + 28);
    frame.writeUInt16BE(this.#crc, lame + 32);
    frame.writeUInt16BE(crc16(frame.subarray(0, lame + EXTENSION - 2)), lame + 34);
    return frame;
  }

  #placeOf(frame: number): number {
    const index = Math.floor(frame / this.#stride);
    const from = this.#places[index] ?? this.#bytes;
    const to = this.#places[index + 1] ?? this.#bytes;
    return from + ((to - from) * (frame - index * this.#stride)) / this.#stride;
  }
}

/** A header of the same layout without padding, checksum or joint stereo, of a bitrate whose frame has room. */
function roomy(header: Uint8Array): Uint8Array {
  const [first = 0, second = 0, third = 0, fourth = 0] = header;
  for (let index = third >> 4; index < 15; index += 1) {
    const made = Uint8Array.of(first, second | 1, (index << 4) | (third & 0x0c), fourth & 0xcf);
    const shape = shapeOf(made);
    if (shape.size >= 4 + shape.sideInfo + INFO + EXTENSION) return made;
  }
  return header;
}

/** Layer III kbit/s by the header's index, MPEG-1 and MPEG-2/2.5 (ISO 11172-3, 13818-3). */
const KILOBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES_1 = [44_100, 48_000, 32_000];

/** What a frame header says: bytes without padding, time points, bytes of side information, kbit/s. */
function shapeOf(header: Uint8Array): { size: number; samples: number; sideInfo: number; kilobits: number } {
  const [, second = 0, third = 0, fourth = 0] = header;
  const version = (second >> 3) & 3;
  const mpeg1 = version === 3;
  const mono = fourth >> 6 === 3;
  const rate = (RATES_1[(third >> 2) & 3] ?? 0) / (mpeg1 ? 1 : version === 2 ? 2 : 4);
  const kilobits = (mpeg1 ? KILOBITS_1 : KILOBITS_2)[third >> 4] ?? 0;
  const samples = mpeg1 ? 1152 : 576;
  const sideInfo = mpeg1 ? (mono ? 17 : 32) : mono ? 9 : 17;
  return { size: Math.floor((samples * kilobits * 125) / rate), samples, sideInfo, kilobits };
}
