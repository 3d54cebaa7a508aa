import type { PcmBlock } from '../speech/pcm.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';
import type { Encoding, Labels } from './encoding.ts';
import { SoundMeter } from './sound-meter.ts';
import { wavTags } from './wav-tags.ts';

/** 16-bit PCM; without `labels` nothing follows the sound. */
export function wavEncoding(blocks: AsyncIterable<PcmBlock>, labels?: Labels): Encoding {
  const meter = new SoundMeter();
  let more = 0;
  const header = (dataBytes: number | null) =>
    wavHeader({ sampleRate: meter.sampleRate, channels: meter.channels, dataBytes, more });
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let started = false;
    for await (const block of meter.count(blocks)) {
      if (!started) yield header(null);
      started = true;
      yield toInt16(block);
    }
    if (!started || !labels) return;
    const tags = wavTags(labels.about, labels.marks(), meter.sampleRate);
    more = tags.length;
    yield tags;
  }
  return { bytes: bytes(), head: () => header(meter.samples * meter.channels * 2), seconds: meter.seconds };
}
