import { Application, createEncoder, type SampleRate, Signal } from 'libopus-wasm';
import type { EncoderJob, EncoderStart, StretchPackets } from './encoder-protocol.ts';

/** bit/s for one channel: wide-band speech without audible loss (RFC 7587 §3.1.1 asks for 28 to 40 k). */
const BITRATE = 32_000;
/** Twice as fast as the highest, for a difference that speech does not show. */
const COMPLEXITY = 5;

/** A stretch of sound as Opus packets of 20 ms, by an encoder that knows nothing before it. */
export async function opusStretch(
  sound: EncoderJob['channels'],
  { sampleRate, channels }: EncoderStart,
): Promise<StretchPackets> {
  const frameSize = sampleRate / 50;
  const opus = await createEncoder({
    ...{ sampleRate: sampleRate as SampleRate, channels, frameSize, complexity: COMPLEXITY },
    ...{ application: Application.Voip, signal: Signal.Voice, bitrate: BITRATE * channels, vbr: true },
  });
  try {
    const packets: Uint8Array[] = [];
    const frame = new Float32Array(frameSize * channels);
    const length = sound[0]?.length ?? 0;
    for (let at = 0; at + frameSize <= length; at += frameSize) {
      sound.forEach((channel, c) => {
        for (let i = 0; i < frameSize; i += 1) frame[i * channels + c] = channel[at + i] ?? 0;
      });
      packets.push(Uint8Array.from(opus.encodeFloat(frame)));
    }
    return { packets, late: opus.getLookahead() };
  } finally {
    opus.free();
  }
}
