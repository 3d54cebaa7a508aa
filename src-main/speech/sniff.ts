import type { Container } from '../../src-preload/contract/voice.ts';

/** As many first bytes as `sniff` ever looks at. */
export const SNIFF_BYTES = 64;

/**
 * The container of a sound, from its first bytes (at most {@link SNIFF_BYTES} are read); null when they are not
 * a sound that is known here. Content types are not asked: servers send mp3 as almost anything.
 */
export function sniff(bytes: Uint8Array): Container | null {
  const ascii = (from: number, text: string): boolean =>
    Buffer.from(bytes.subarray(from, from + text.length)).toString('latin1') === text;
  if (ascii(0, 'ID3')) return 'mp3';
  if (ascii(0, 'RIFF') || ascii(0, 'RF64')) return bytes.length < 12 || ascii(8, 'WAVE') ? 'wav' : null;
  if (ascii(0, 'OggS')) return 'ogg';
  if (ascii(0, 'fLaC')) return 'flac';
  if (ascii(4, 'ftyp')) return 'mp4';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'webm';
  return sniffSync(bytes);
}

/** MPEG audio and ADTS share the sync word; the layer bits tell them apart (ISO 11172-3 §2.4.1, 13818-7 §6.2). */
function sniffSync([first = 0, second = 0, third = 0xff]: Uint8Array): Container | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 && ((third >> 2) & 15) < 13 ? 'aac' : null;
  // Only layer III: the others are not used for speech, and layer I looks like UTF-16's byte order mark.
  if (layer !== 1) return null;
  const version = (second >> 3) & 3;
  const bitrate = third >> 4;
  const sampleRate = (third >> 2) & 3;
  return version !== 1 && bitrate !== 0 && bitrate !== 15 && sampleRate !== 3 ? 'mp3' : null;
}

/**
 * Looks at the first `wanted` bytes of a stream (fewer if it ends before) and gives the whole stream again.
 * Leaving `bytes` early, even before its first step, ends the stream beneath it.
 */
export async function firstBytes(
  stream: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ head: Uint8Array; bytes: AsyncIterable<Uint8Array> }> {
  const source = stream[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let have = 0;
  while (have < wanted) {
    const step = await source.next();
    if (step.done) break;
    taken.push(step.value);
    have += step.value.length;
  }
  const head = Buffer.concat(taken).subarray(0, wanted);
  const again: AsyncIterator<Uint8Array> = {
    next: async () => {
      const value = taken.shift();
      return value ? { done: false, value } : source.next();
    },
    return: async () => {
      taken.length = 0;
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return { head: new Uint8Array(head), bytes: { [Symbol.asyncIterator]: () => again } };
}
