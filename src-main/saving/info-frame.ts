import { crc16 } from './crc16.ts';

/** Silent frames (time points) that LAME puts before the sound; the decoder's own 529 come on top of it. */
const ENCODER_DELAY = 576;
const ENCODER = 'LAME3.100';
/** Bytes of the Info part: mark, flags, frames, bytes, table, quality; and of LAME's extension after it. */
const INFO = 120;
const EXTENSION = 36;

/**
 * The first frame of an MP3 file of constant bitrate, which holds no sound: it tells players the exact length, where
 * to seek, and how much silence at both ends is the encoder's own (the Xing/Info header with LAME's extension; layout
 * as in LAME's VbrTag.c and gabriel.mp3-tech.org/mp3infotag.html).
 */
export class InfoFrame {
  #header: Uint8Array | undefined;
  #frames = 0;
  #bytes = 0;
  #crc = 0;

  /** Counts one frame of sound. */
  add(frame: Uint8Array): void {
    this.#header ??= frame.slice(0, 4);
    this.#frames += 1;
    this.#bytes += frame.length;
    this.#crc = crc16(frame, this.#crc);
  }

  /**
   * The frame for the sound counted so far; its size depends on the first frame alone.
   * `samples`: how many time points went into the encoder.
   */
  build(samples: number): Uint8Array {
    if (!this.#header) return new Uint8Array(0);
    const shape = shapeOf(this.#header);
    const frame = Buffer.alloc(shape.size);
    frame.set(this.#header);
    // No padding byte, no joint-stereo extension.
    frame[2] = (frame[2] ?? 0) & 0xfd;
    frame[3] = (frame[3] ?? 0) & 0xcf;
    const total = shape.size + this.#bytes;
    const at = 4 + shape.sideInfo;
    frame.write('Info', at, 'latin1');
    frame.writeUInt32BE(0b1111, at + 4);
    frame.writeUInt32BE(this.#frames, at + 8);
    frame.writeUInt32BE(total, at + 12);
    for (let percent = 0; percent < 100; percent += 1) {
      const place = shape.size + (this.#bytes * percent) / 100;
      frame[at + 16 + percent] = Math.min(255, Math.floor((256 * place) / total));
    }
    const lame = at + INFO;
    frame.write(ENCODER, lame, 'latin1');
    frame[lame + 9] = 0x01; // tag revision 0, constant bitrate
    frame[lame + 20] = Math.min(255, shape.kilobits);
    const padding = Math.max(0, Math.min(4095, this.#frames * shape.samples - ENCODER_DELAY - samples));
    frame.writeUIntBE((ENCODER_DELAY << 12) | padding, lame + 21, 3);
    frame.writeUInt32BE(total, lame + 28);
    frame.writeUInt16BE(this.#crc, lame + 32);
    frame.writeUInt16BE(crc16(frame.subarray(0, lame + EXTENSION - 2)), lame + 34);
    return frame;
  }
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
