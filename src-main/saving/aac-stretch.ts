import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { AdtsOutputFormat, AudioSample, AudioSampleSource, NullTarget, Output, Quality } from 'mediabunny';
import { aacBitrate } from './aac-rates.ts';
import type { EncoderJob, EncoderStart, StretchPackets } from './encoder-protocol.ts';
import { SameThreadWorker } from './same-thread-worker.ts';

// Looked for by the package when it begins to encode.
Object.assign(globalThis, { Worker: SameThreadWorker });
registerAacEncoder();

/** Time points for each call of the encoder. */
const RUN = 65_536;

/** A stretch of sound as AAC packets: one for each 1024 time points that begin in it, and one more at the end. */
export async function aacStretch(
  sound: EncoderJob['channels'],
  { sampleRate, channels }: EncoderStart,
): Promise<StretchPackets> {
  const packets: Uint8Array[] = [];
  const source = new AudioSampleSource({
    codec: 'aac',
    quality: new Quality({ bitrate: aacBitrate(sampleRate, channels), bitrateMode: 'constant' }),
    onEncodedPacket: ({ data }) => void packets.push(data),
  });
  // It keeps no table of what was written, and nothing is.
  const output = new Output({ format: new AdtsOutputFormat(), target: new NullTarget() });
  output.addAudioTrack(source);
  await output.start();
  const length = sound[0]?.length ?? 0;
  for (let at = 0; at < length; at += RUN) {
    const end = Math.min(length, at + RUN);
    const data = new Float32Array((end - at) * channels);
    sound.forEach((channel, c) => data.set(channel.subarray(at, end), c * (end - at)));
    const run = new AudioSample({
      ...{ data, format: 'f32-planar', numberOfChannels: channels, sampleRate, timestamp: at / sampleRate },
    });
    await source.add(run);
    run.close();
  }
  await output.finalize();
  return { packets, late: 1024 };
}
