import type { PcmBlock } from '../speech/pcm.ts';
import { AAC_RATES, aacBitrate } from './aac-rates.ts';
import { aacPackets } from './aac.ts';
import { atRate } from './at-rate.ts';
import type { Encoding, Labels } from './encoding.ts';
import { movieEnd, movieStart } from './mp4-movie.ts';
import type { Share } from './side-by-side.ts';
import { SoundMeter } from './sound-meter.ts';

/** Time points that the encoder puts before the sound: one packet. */
const PRIMING = 1024;
/** Indexes of the rates in the decoder's facts (ISO 14496-3 table 1.18). */
const RATE_INDEX = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
];

/**
 * AAC in an MP4 file: m4a, or m4b, which players take as an audiobook and resume. It ends with its tables, so that it
 * is written in one go; an edit list makes it exact to the sample.
 */
export function mp4Encoding(
  kind: 'm4a' | 'm4b',
  blocks: AsyncIterable<PcmBlock>,
  { about, marks }: Labels,
  signal: AbortSignal,
  share?: Share,
): Encoding {
  const meter = new SoundMeter();
  const sizes: number[] = [];
  let data = 0;
  const start = movieStart(kind, 0).length;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const packets of aacPackets(meter.count(atRate(blocks, AAC_RATES)), signal, share)) {
      if (data === 0) yield movieStart(kind, 0);
      for (const { length } of packets) {
        sizes.push(length);
        data += length;
      }
      yield Buffer.concat(packets);
    }
    if (sizes.length === 0) return;
    const { sampleRate, channels, samples } = meter;
    const end = movieEnd(
      {
        ...{ sampleRate, channels, samples, sizes, start, priming: PRIMING },
        bitrate: aacBitrate(sampleRate, channels),
        config: decoderFacts(sampleRate, channels),
      },
      { about, marks: marks(), isBook: kind === 'm4b' },
    );
    data += end.inData;
    yield end.bytes;
  }
  return { bytes: bytes(), head: () => movieStart(kind, data), seconds: meter.seconds };
}

/** AAC-LC: five bits of the kind, four of the rate, four of the channels. */
function decoderFacts(sampleRate: number, channels: number): Uint8Array {
  const facts = (2 << 11) | (RATE_INDEX.indexOf(sampleRate) << 7) | (channels << 3);
  return Uint8Array.of(facts >> 8, facts & 0xff);
}
