/** What the four bytes before each MPEG layer III frame say (ISO 11172-3 §2.4.1.3, 13818-3 §2.4.2.3). */
export interface Mp3Header {
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** Bytes of the whole frame, header included. */
  readonly size: number;
  /** Bytes of header, checksum and side information: where a Xing tag would start. */
  readonly sideEnd: number;
}

export interface Mp3Frame {
  readonly header: Mp3Header;
  readonly bytes: Uint8Array;
}

const KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES_1 = [44_100, 48_000, 32_000];
const TAG_V1_BYTES = 128;

/** Reads a frame header; null where there is none (free format included, which nobody sends). */
export function readHeader(bytes: Uint8Array, at = 0): Mp3Header | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || (second & 6) !== 2) return null;
  const version = (second >> 3) & 3;
  const rate = RATES_1[(third >> 2) & 3];
  const kbits = (version === 3 ? KBITS_1 : KBITS_2)[third >> 4];
  if (version === 1 || !rate || !kbits) return null;
  const one = version === 3;
  const sampleRate = one ? rate : version === 2 ? rate / 2 : rate / 4;
  const channels = fourth >> 6 === 3 ? 1 : 2;
  const side = one ? [17, 32][channels - 1] : [9, 17][channels - 1];
  const size = Math.floor(((one ? 144_000 : 72_000) * kbits) / sampleRate) + ((third >> 1) & 1);
  return { sampleRate, channels, size, sideEnd: 4 + ((second & 1) === 0 ? 2 : 0) + (side ?? 0) };
}

/**
 * Cuts mp3 into its frames as it comes. Tags are left out, and so is the silent frame that holds a Xing or Info
 * tag, wherever one stands: servers put whole files one after another, and browsers leave each such frame out.
 * So the time of a frame here is its time in MediaSource (compared with Chromium 156: same length to the frame).
 */
export class Mp3Framer {
  #rest: Uint8Array = new Uint8Array(0);
  #skip = 0;
  /** Frames follow one another; before that, a header counts only when another follows it. */
  #inStep = false;

  push(bytes: Uint8Array): Mp3Frame[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    return this.#frames(false);
  }

  /** The last frame, when it is whole. */
  end(): Mp3Frame[] {
    return this.#frames(true);
  }

  #drop(count: number): void {
    this.#rest = this.#rest.subarray(count);
  }

  #frames(last: boolean): Mp3Frame[] {
    const frames: Mp3Frame[] = [];
    for (;;) {
      const skipped = Math.min(this.#skip, this.#rest.length);
      this.#drop(skipped);
      this.#skip -= skipped;
      if (this.#rest.length < 10) return frames;
      const tag = tagSize(this.#rest);
      if (tag > 0) {
        this.#skip = tag;
        continue;
      }
      const header = readHeader(this.#rest);
      if (header && !last && this.#rest.length < header.size + (this.#inStep ? 0 : 10)) return frames;
      if (
        header &&
        header.size <= this.#rest.length &&
        (this.#inStep || last || follows(this.#rest, header.size))
      ) {
        const bytes = this.#rest.subarray(0, header.size);
        if (!isInfo(bytes, header)) frames.push({ header, bytes });
        this.#inStep = true;
        this.#drop(header.size);
        continue;
      }
      this.#inStep = false;
      const next = this.#rest.subarray(1).findIndex((byte) => byte === 0xff || byte === 0x49);
      this.#drop(next < 0 ? this.#rest.length : next + 1);
    }
  }
}

const follows = (bytes: Uint8Array, at: number): boolean =>
  readHeader(bytes, at) !== null || tagSize(bytes.subarray(at)) > 0;

/** Bytes of the ID3 tag that starts here, or 0. */
function tagSize(bytes: Uint8Array): number {
  const [, , , major = 0xff, , flags = 0, a = 0xff, b = 0xff, c = 0xff, d = 0xff] = bytes;
  const id = Buffer.from(bytes.subarray(0, 3)).toString('latin1');
  if (id === 'TAG') return TAG_V1_BYTES;
  // The size has seven bits a byte.
  if (id !== 'ID3' || major === 0xff || (a | b | c | d) > 0x7f) return 0;
  const footer = (flags & 0x10) === 0 ? 0 : 10;
  return 10 + footer + ((a << 21) | (b << 14) | (c << 7) | d);
}

function isInfo(bytes: Uint8Array, { sideEnd }: Mp3Header): boolean {
  const tag = Buffer.from(bytes.subarray(sideEnd, sideEnd + 4)).toString('latin1');
  return tag === 'Xing' || tag === 'Info';
}
