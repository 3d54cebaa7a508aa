import { evenGain, gainFactor } from '../../src-preload/contract/loudness.ts';
import type { PcmBlock } from '../speech/pcm.ts';

/** What is louder than this is bent so that it never reaches 1: -3 dBFS. */
const KNEE = 10 ** (-3 / 20);

/** A part as loud as the others, by the rule of the player; peaks are rounded off instead of cut. */
export async function* even(
  blocks: AsyncIterable<PcmBlock>,
  loudness: number | undefined,
): AsyncGenerator<PcmBlock> {
  const factor = gainFactor(evenGain(loudness));
  for await (const block of blocks) {
    if (factor === 1) yield block;
    else {
      const channels = block.channels.map((channel) => channel.map((sample) => bend(sample * factor)));
      yield { ...block, channels };
    }
  }
}

function bend(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  const room = 1 - KNEE;
  return Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room));
}
