import { Fault } from '../fault.ts';
import type { PcmBlock } from './pcm.ts';

/** How the samples of a wav file lie. */
export interface WavFormat {
  readonly sampleRate: number;
  readonly channels: number;
  /** Bytes of one sample of one channel. */
  readonly width: number;
  readonly float: boolean;
}

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

const unreadable = (why: string): Fault => new Fault('audio_unreadable', undefined, `wav: ${why}`);

/** Reads the body of a `fmt ` chunk (Microsoft's WAVEFORMATEX and WAVEFORMATEXTENSIBLE). */
export function readFormat(body: Uint8Array): WavFormat {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (view.byteLength < 16) throw unreadable('short fmt chunk');
  let tag = view.getUint16(0, true);
  // An extensible header names the real format in the first two bytes of its sub-format.
  if (tag === EXTENSIBLE && view.byteLength >= 26) tag = view.getUint16(24, true);
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  const align = view.getUint16(12, true);
  const bits = view.getUint16(14, true);
  if (channels < 1 || channels > 32) throw unreadable(`${channels} channels`);
  if (sampleRate < 1000 || sampleRate > 384_000) throw unreadable(`${sampleRate} Hz`);
  const padded = align / channels;
  const width = Number.isInteger(padded) && padded * 8 >= bits ? padded : Math.ceil(bits / 8);
  const known = tag === PCM ? width >= 1 && width <= 4 : tag === FLOAT && (width === 4 || width === 8);
  if (!known) throw unreadable(`format ${tag} with ${bits} bits`);
  return { sampleRate, channels, width, float: tag === FLOAT };
}

/** Turns whole frames into a block. `bytes` is a multiple of a frame long. */
export function toBlock(bytes: Uint8Array, format: WavFormat): PcmBlock {
  const { sampleRate, channels, width } = format;
  const sample = sampleReader(bytes, format);
  const length = bytes.length / (width * channels);
  return {
    sampleRate,
    channels: Array.from({ length: channels }, (_, channel) => {
      const out = new Float32Array(length);
      for (let i = 0, at = channel * width; i < length; i += 1, at += channels * width) out[i] = sample(at);
      return out;
    }),
  };
}

function sampleReader(bytes: Uint8Array, { width, float }: WavFormat): (at: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (float) return width === 8 ? (at) => view.getFloat64(at, true) : (at) => view.getFloat32(at, true);
  switch (width) {
    // 8-bit samples have no sign; all wider ones do.
    case 1:
      return (at) => (view.getUint8(at) - 128) / 128;
    case 2:
      return (at) => view.getInt16(at, true) / 0x8000;
    case 3:
      return (at) => (view.getUint8(at) + view.getInt16(at + 1, true) * 256) / 0x800000;
    default:
      return (at) => view.getInt32(at, true) / 0x80000000;
  }
}
