import { frames, type PcmBlock, slice } from '../speech/pcm.ts';

/** A stretch of sound. */
export interface Stretch {
  readonly sound: PcmBlock;
}

/** Seconds of sound after which a stretch ends at the next pause. */
const LENGTH = 45;

/**
 * Cuts a sound into stretches of whole frames of `size` time points. Between two stretches lies one frame of digital
 * silence, which belongs to neither: pauses are such silence. A sound without pauses stays whole, however long.
 */
export async function* stretches(blocks: AsyncIterable<PcmBlock>, size: number): AsyncGenerator<Stretch> {
  let held: PcmBlock[] = [];
  let length = 0;
  /** Time points of silence at the end of what is held. */
  let quiet = 0;
  for await (const block of blocks) {
    held.push(block);
    length += frames(block);
    quiet = silentEnd(block) === frames(block) ? quiet + frames(block) : silentEnd(block);
    if (length < LENGTH * block.sampleRate || quiet < 2 * size) continue;
    // The last frame that is silent from end to end, on the grid of this stretch.
    const end = Math.floor(length / size) * size - size;
    const whole = unite(held, length);
    yield { sound: slice(whole, 0, end) };
    const rest = slice(whole, end + size, length);
    held = frames(rest) > 0 ? [rest] : [];
    length = frames(rest);
    quiet = length;
  }
  if (length > 0) yield { sound: unite(held, length) };
}

/** How many time points at its end are exactly zero, in all channels. */
function silentEnd(block: PcmBlock): number {
  const length = frames(block);
  let count = 0;
  while (count < length && block.channels.every((channel) => channel[length - 1 - count] === 0)) count += 1;
  return count;
}

function unite(blocks: readonly PcmBlock[], length: number): PcmBlock {
  const [first] = blocks;
  const channels = (first?.channels ?? []).map((_, c) => {
    const whole = new Float32Array(length);
    let at = 0;
    for (const block of blocks) {
      whole.set(block.channels[c] ?? [], at);
      at += frames(block);
    }
    return whole;
  });
  return { sampleRate: first?.sampleRate ?? 0, channels };
}
