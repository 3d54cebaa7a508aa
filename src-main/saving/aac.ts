import type { PcmBlock } from '../speech/pcm.ts';
import { AAC_FRAME } from './mp4-movie.ts';
import { type Share, sideBySide } from './side-by-side.ts';

/**
 * A packet overlaps with the next one by half of what it holds, and its window is chosen by a look at the next one. The
 * encoder's choice of windows forgets what it heard after a few packets: from there on two encoders choose alike, and
 * what overlaps at a seam cancels as it does elsewhere.
 */
const CUTS = { packet: AAC_FRAME, lead: 24, tail: 1 };

/** AAC packets in order; behind those of the sound one that lets it fade. */
export async function* aacPackets(
  blocks: AsyncIterable<PcmBlock>,
  signal: AbortSignal,
  share: Share = {},
): AsyncGenerator<readonly Uint8Array[], void, undefined> {
  for await (const { packets } of sideBySide(blocks, { codec: 'aac', cuts: CUTS, more: 1 }, signal, share))
    yield packets;
}
