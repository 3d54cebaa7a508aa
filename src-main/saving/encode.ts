import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import type { PcmBlock } from '../speech/pcm.ts';
import type { Encoding, Labels } from './encoding.ts';
import { flacEncoding } from './flac-encoding.ts';
import { atMp3Rate, mp3Frames, STREAM_RUN } from './lame.ts';
import { mp3Encoding } from './mp3-encoding.ts';
import { mp4Encoding } from './mp4-encoding.ts';
import { opusEncoding } from './opus-encoding.ts';
import { wavEncoding } from './wav-encoding.ts';

/** 16-bit PCM wav as a stream: its header says that the length is unknown. Blocks must share one layout. */
export const encodeWav = (blocks: AsyncIterable<PcmBlock>): AsyncGenerator<Uint8Array, void, undefined> =>
  wavEncoding(blocks).bytes;

/** MP3 of constant bitrate as a stream, without the header frame that only a file of known length can have. */
export async function* encodeMp3(
  blocks: AsyncIterable<PcmBlock>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const made of mp3Frames(atMp3Rate(blocks), STREAM_RUN)) yield Buffer.concat(made);
}

/** The same for a file, whose length is known at the end. The signal ends threads at once. */
export function encodeFile(
  format: SaveFormat,
  blocks: AsyncIterable<PcmBlock>,
  labels: Labels,
  signal: AbortSignal,
): Encoding {
  switch (format) {
    case 'wav':
      return wavEncoding(blocks, labels);
    case 'mp3':
      return mp3Encoding(blocks, labels);
    case 'flac':
      return flacEncoding(blocks, labels);
    case 'opus':
      return opusEncoding(blocks, labels, signal);
    case 'm4a':
    case 'm4b':
      return mp4Encoding(format, blocks, labels, signal);
  }
}
