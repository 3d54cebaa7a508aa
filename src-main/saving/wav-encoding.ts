import type { PcmBlock } from '../speech/pcm.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';
import type { Encoding } from './encoding.ts';
import { SoundMeter } from './sound-meter.ts';

/** 16-bit PCM. It has no tags: those of wav cannot hold other letters than Latin ones. */
export function wavEncoding(blocks: AsyncIterable<PcmBlock>): Encoding {
  const meter = new SoundMeter();
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
