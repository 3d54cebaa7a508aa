import type { PcmBlock } from '../speech/pcm.ts';
import { Conformer, layoutOf } from './conform.ts';

/** The same sound at one of `rates` (ascending): its own, or the next one above; above all of them the last. */
export async function* atRate(
  blocks: AsyncIterable<PcmBlock>,
  rates: readonly number[],
): AsyncGenerator<PcmBlock, void, undefined> {
  let conformer: Conformer | undefined;
  for await (const block of blocks) {
    const sampleRate = rates.find((each) => each >= block.sampleRate) ?? rates.at(-1) ?? block.sampleRate;
    conformer ??= new Conformer({ ...layoutOf(block), sampleRate });
    yield* conformer.push(block);
  }
  if (conformer) yield* conformer.end();
}
