import { MPEGDecoder } from 'mpg123-decoder';
import { Fault } from '../fault.ts';
import { type Mp3Frame, Mp3Framer } from './mp3-frames.ts';
import type { PcmBlock } from './pcm.ts';

/**
 * Decodes mp3 by mpg123. The encoder's delay and padding stay in, so that a time in the sound is the time of its
 * frame in MediaSource: there every frame counts, too. Only `decode.ts` knows this, and loads it at the first mp3.
 */
export async function openMp3Decoder() {
  const mpg123 = new MPEGDecoder({ enableGapless: false });
  await mpg123.ready;
  const framer = new Mp3Framer();
  let heard = false;

  const decode = (frames: Mp3Frame[]): PcmBlock[] => {
    heard ||= frames.length > 0;
    return sameFormat(frames).map(({ sampleRate, channels, bytes }) => {
      const { channelData } = mpg123.decode(Buffer.concat(bytes));
      // mpg123 gives a mono sound twice.
      return { sampleRate, channels: channelData.slice(0, channels) };
    });
  };
  return {
    push: (bytes: Uint8Array): PcmBlock[] => decode(framer.push(bytes)),
    end: (): PcmBlock[] => {
      const blocks = decode(framer.end());
      if (!heard) throw new Fault('audio_unreadable', undefined, 'mp3: no frames');
      return blocks;
    },
    close: (): void => mpg123.free(),
  };
}

interface Run {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bytes: Uint8Array[];
}

/** Frames that follow one another in one rate and channel count, put together. */
function sameFormat(frames: readonly Mp3Frame[]): Run[] {
  const runs: Run[] = [];
  for (const { header, bytes } of frames) {
    const last = runs.at(-1);
    if (last?.sampleRate === header.sampleRate && last.channels === header.channels) last.bytes.push(bytes);
    else runs.push({ sampleRate: header.sampleRate, channels: header.channels, bytes: [bytes] });
  }
  return runs;
}
