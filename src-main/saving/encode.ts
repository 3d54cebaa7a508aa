import type { SaveFormat } from '../../src-preload/contract/model.ts';
import { frames, type PcmBlock } from '../speech/pcm.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';
import { type Tags, id3Tag } from './id3.ts';
import { InfoFrame } from './info-frame.ts';
import { atMp3Rate, mp3Frames } from './lame.ts';

/** Sound on its way into a file. */
export interface Encoding {
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** Once `bytes` has ended: what replaces as many bytes at the start of the file, now that the length is known. */
  head(): Uint8Array;
  /** Length of the sound so far. */
  seconds(): number;
}

/** 16-bit PCM wav as a stream: its header says that the length is unknown. Blocks must share one layout. */
export const encodeWav = (blocks: AsyncIterable<PcmBlock>): AsyncGenerator<Uint8Array, void, undefined> =>
  wavEncoding(blocks).bytes;

/** MP3 of constant bitrate as a stream, without the header frame that only a file of known length can have. */
export async function* encodeMp3(
  blocks: AsyncIterable<PcmBlock>,
  tags: Tags = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const tag = id3Tag(tags);
  if (tag.length > 0) yield tag;
  for await (const made of mp3Frames(atMp3Rate(blocks))) yield Buffer.concat(made);
}

/** The same for a file, whose length is known at the end. */
export const encodeFile = (format: SaveFormat, blocks: AsyncIterable<PcmBlock>, tags: Tags): Encoding =>
  format === 'wav' ? wavEncoding(blocks) : mp3Encoding(blocks, tags);

class Meter {
  sampleRate = 0;
  channels = 0;
  samples = 0;

  /** Passes blocks on and counts them. */
  async *count(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> {
    for await (const block of blocks) {
      this.sampleRate = block.sampleRate;
      this.channels = block.channels.length;
      this.samples += frames(block);
      yield block;
    }
  }

  readonly seconds = (): number => (this.samples === 0 ? 0 : this.samples / this.sampleRate);
}

function wavEncoding(blocks: AsyncIterable<PcmBlock>): Encoding {
  const meter = new Meter();
  const header = (dataBytes: number | null) =>
    wavHeader({ sampleRate: meter.sampleRate, channels: meter.channels, dataBytes });
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let started = false;
    for await (const block of meter.count(blocks)) {
      if (!started) yield header(null);
      started = true;
      yield toInt16(block);
    }
  }
  return { bytes: bytes(), head: () => header(meter.samples * meter.channels * 2), seconds: meter.seconds };
}

function mp3Encoding(blocks: AsyncIterable<PcmBlock>, tags: Tags): Encoding {
  const meter = new Meter();
  const info = new InfoFrame();
  const head = () => Buffer.concat([id3Tag(tags), info.build(meter.samples)]);
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let started = false;
    for await (const made of mp3Frames(meter.count(atMp3Rate(blocks)))) {
      made.forEach((frame) => info.add(frame));
      if (!started) yield head();
      started = true;
      yield Buffer.concat(made);
    }
  }
  return { bytes: bytes(), head, seconds: meter.seconds };
}
