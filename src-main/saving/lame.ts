import type { PcmBlock } from '../speech/pcm.ts';
import { ahead } from './ahead.ts';
import { atRate } from './at-rate.ts';
import { layoutOf } from './conform.ts';
import { type PacketEncoder, startEncoder } from './packet-encoder.ts';
import { runs } from './runs.ts';

/** Sample rates of MPEG-2.5, 2 and 1 layer III, Hz, with the kbit/s for one channel of speech at each. */
const BITRATES = new Map([
  [8000, 32],
  [11025, 32],
  [12000, 32],
  [16000, 48],
  [22050, 64],
  [24000, 64],
  [32000, 80],
  [44100, 96],
  [48000, 96],
]);

/** Frames (time points) for each call of the encoder. In a file, few calls: the next sound is decoded during each. */
const FILE_RUN = 65_536;
/** In a stream, soon at the listener. */
export const STREAM_RUN = 4096;

/** The same sound at a sample rate that MP3 has: the next one above, 48 kHz at most. */
export const atMp3Rate = (blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> =>
  atRate(blocks, [...BITRATES.keys()]);

/**
 * MP3 frames of constant bitrate, a few at a time, no header frame. Blocks must come from `atMp3Rate`, all in one
 * layout. LAME runs in a worker, which ends with this generator, however it ends.
 */
export async function* mp3Frames(
  blocks: AsyncIterable<PcmBlock>,
  length = FILE_RUN,
): AsyncGenerator<Uint8Array[], void, undefined> {
  let lame: PacketEncoder | undefined;
  try {
    for await (const run of ahead(runs(blocks, length))) {
      const { sampleRate, channels } = layoutOf(run);
      const bitrate = (BITRATES.get(sampleRate) ?? 64) * 1000 * channels;
      lame ??= await startEncoder({ codec: 'mp3', bitrate, sampleRate, channels });
      const made = await lame.encode(run);
      if (made.length > 0) yield made;
    }
    if (lame) yield await lame.finish();
  } finally {
    await lame?.close();
  }
}
