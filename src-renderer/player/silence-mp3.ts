/** Kilobits a second of the smallest bit rate: MPEG 1, and MPEG 2 and 2.5, layer III (ISO/IEC 11172-3, 13818-3). */
const LOWEST = { one: 32, two: 8 };
const RATES = [44_100, 48_000, 32_000];

/** What a frame's first four bytes say, as far as silence needs it. */
interface FrameHeader {
  readonly bytes: Uint8Array;
  readonly mpeg1: boolean;
  readonly sampleRate: number;
}

/** Frames of silence in the form of the given MP3, so that the decoder goes on without a new start. */
export function mp3Silence(head: Uint8Array): ((seconds: number) => Uint8Array) | null {
  const header = firstFrame(head);
  if (!header) return null;
  const { mpeg1, sampleRate, bytes } = header;
  const kilobits = mpeg1 ? LOWEST.one : LOWEST.two;
  const frame = new Uint8Array(Math.floor(((mpeg1 ? 144 : 72) * kilobits * 1000) / sampleRate));
  frame[0] = 0xff;
  // No checksum.
  frame[1] = (bytes[1] ?? 0) | 1;
  // The lowest bit rate, the same sample rate, no padding.
  frame[2] = 0x10 | ((bytes[2] ?? 0) & 0x0c);
  // The same channels; side information of zeros: nothing in any band.
  frame[3] = (bytes[3] ?? 0) & 0xc0;
  const frameSeconds = (mpeg1 ? 1152 : 576) / sampleRate;
  return (seconds) => {
    const count = Math.ceil(seconds / frameSeconds) + 1;
    const out = new Uint8Array(count * frame.length);
    for (let i = 0; i < count; i++) out.set(frame, i * frame.length);
    return out;
  };
}

function firstFrame(head: Uint8Array): FrameHeader | null {
  for (let at = afterId3(head); at + 4 <= head.length; at++) {
    const [a = 0, b = 0, c = 0] = head.subarray(at, at + 3);
    const version = (b >> 3) & 3;
    const rate = (c >> 2) & 3;
    const layer3 = ((b >> 1) & 3) === 1;
    const bitRate = c >> 4;
    if (a !== 0xff || b < 0xe0 || version === 1 || !layer3 || rate === 3 || bitRate === 0 || bitRate === 15)
      continue;
    const halving = version === 3 ? 1 : version === 2 ? 2 : 4;
    return {
      bytes: head.subarray(at, at + 4),
      mpeg1: version === 3,
      sampleRate: (RATES[rate] ?? 44_100) / halving,
    };
  }
  return null;
}

/** Where an ID3v2 tag ends: its size has seven bits a byte. */
function afterId3(head: Uint8Array): number {
  const [i, d, three, , , flags = 0, a = 0, b = 0, c = 0, e = 0] = head;
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | e) + (flags & 0x10 ? 10 : 0);
}
