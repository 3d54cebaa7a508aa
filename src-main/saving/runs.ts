import { frames, type PcmBlock } from '../speech/pcm.ts';

/** Small blocks gathered, large ones cut, to runs of `size` frames (time points); the last one may be shorter. */
export async function* runs(
  blocks: AsyncIterable<PcmBlock>,
  size: number,
): AsyncGenerator<PcmBlock, void, undefined> {
  let gathered: PcmBlock | undefined;
  let filled = 0;
  for await (const block of blocks) {
    for (let from = 0; from < frames(block);) {
      gathered ??= { ...block, channels: block.channels.map(() => new Float32Array(size)) };
      const count = Math.min(size - filled, frames(block) - from);
      gathered.channels.forEach((channel, c) =>
        channel.set(block.channels[c]?.subarray(from, from + count) ?? [], filled),
      );
      from += count;
      filled += count;
      if (filled < size) continue;
      yield gathered;
      gathered = undefined;
      filled = 0;
    }
  }
  if (gathered)
    yield { ...gathered, channels: gathered.channels.map((channel) => channel.subarray(0, filled)) };
}
