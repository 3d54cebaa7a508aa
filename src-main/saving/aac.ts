import { availableParallelism } from 'node:os';
import { frames, type PcmBlock, slice } from '../speech/pcm.ts';
import { AAC_FRAME } from './mp4-movie.ts';
import { layoutOf } from './conform.ts';
import { type PacketEncoder, startEncoder } from './packet-encoder.ts';
import { type Stretch, stretches } from './stretches.ts';

/** The rates of AAC (ISO 14496-3 table 1.18), Hz, ascending, with the bit/s for one channel of speech at each. */
const BITRATES = new Map([
  [8000, 24],
  [11025, 32],
  [12000, 32],
  [16000, 48],
  [22050, 64],
  [24000, 64],
  [32000, 80],
  [44100, 96],
  [48000, 96],
]);
export const AAC_RATES = [...BITRATES.keys()];
export const aacBitrate = (sampleRate: number, channels: number): number =>
  (BITRATES.get(sampleRate) ?? 64) * 1000 * channels;

/** Encoders at work at once: each takes a processor. */
const AT_ONCE = Math.max(2, Math.min(4, availableParallelism()));

/**
 * AAC packets in order, a few at a time. The encoder needs a whole processor, so that stretches between pauses are
 * encoded side by side. Where two meet, their first and last packets overlap in silence: the decoder hears no seam,
 * and no time point is added or lost.
 */
export async function* aacPackets(
  blocks: AsyncIterable<PcmBlock>,
): AsyncGenerator<Uint8Array[], void, undefined> {
  const stopped = new AbortController();
  const waiting: Promise<Uint8Array[]>[] = [];
  try {
    for await (const stretch of stretches(blocks, AAC_FRAME)) {
      const work = encodeStretch(stretch, stopped.signal);
      // A failure is told when its turn comes.
      work.catch(() => undefined);
      waiting.push(work);
      if (waiting.length >= AT_ONCE) yield (await waiting.shift()) ?? [];
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) yield await next;
  } finally {
    stopped.abort();
    await Promise.allSettled(waiting);
  }
}

const RUN = 16_384;

async function encodeStretch({ sound }: Stretch, signal: AbortSignal): Promise<Uint8Array[]> {
  let encoder: PacketEncoder | undefined;
  try {
    const { sampleRate, channels } = layoutOf(sound);
    encoder = await startEncoder({
      ...{ codec: 'aac', sampleRate, channels, bitrate: aacBitrate(sampleRate, channels) },
    });
    const packets: Uint8Array[] = [];
    for (let at = 0; at < frames(sound) && !signal.aborted; at += RUN) {
      packets.push(...(await encoder.encode(slice(sound, at, Math.min(frames(sound), at + RUN)))));
    }
    if (!signal.aborted) packets.push(...(await encoder.finish()));
    return packets;
  } finally {
    await encoder?.close();
  }
}
