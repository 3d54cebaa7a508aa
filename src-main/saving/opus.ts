import { frames, type PcmBlock } from '../speech/pcm.ts';
import type { StretchPackets } from './encoder-protocol.ts';
import { type Share, sideBySide } from './side-by-side.ts';

/** Hz. */
export const OPUS_RATES = [8000, 12_000, 16_000, 24_000, 48_000];
/** In a second. */
const PACKETS = 50;
/** Half a second, well above the 80 ms in which a decoder gets into step (RFC 7845 §4.6). */
const LEAD = 25;

/** Opus packets of 20 ms in order, of blocks at one of Opus's rates. */
export async function* opusPackets(
  blocks: AsyncIterable<PcmBlock>,
  signal: AbortSignal,
  share: Share = {},
): AsyncGenerator<StretchPackets, void, undefined> {
  const padded = whole(blocks);
  const first = await padded.next();
  if (first.done) return;
  const packet = first.value.sampleRate / PACKETS;
  async function* all(): AsyncGenerator<PcmBlock, void, undefined> {
    if (!first.done) yield first.value;
    yield* padded;
  }
  const cuts = { packet, lead: LEAD, tail: 0 };
  yield* sideBySide(all(), { codec: 'opus', cuts, more: 0 }, signal, share);
}

/** Silence at the end, to whole packets that the late sound still fits into. */
async function* whole(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> {
  let last: PcmBlock | undefined;
  let samples = 0;
  for await (const block of blocks) {
    last = block;
    samples += frames(block);
    yield block;
  }
  if (!last) return;
  const packet = last.sampleRate / PACKETS;
  const length = Math.ceil((samples + packet) / packet) * packet - samples;
  yield { ...last, channels: last.channels.map(() => new Float32Array(length)) };
}
