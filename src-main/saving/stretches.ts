import { frames, type PcmBlock, slice } from '../speech/pcm.ts';

/** How a sound is cut so that its stretches can be encoded by themselves. Units are packets, if not said otherwise. */
export interface Cuts {
  /** Time points of a packet. */
  readonly packet: number;
  /** What a stretch repeats of the one before it: there its encoder gets into step. */
  readonly lead: number;
  /** What it knows of the next one. */
  readonly tail: number;
}

/** A stretch of sound, in memory of its own. */
export interface Stretch {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  /** Packets at its beginning that belong to the one before it. */
  readonly lead: number;
  /** Packets that are its own; at the end of the sound one may be begun only. */
  readonly own: number;
  readonly isLast: boolean;
}

/** Time points that are looked at together. */
const STEP = 4096;

/**
 * Cuts a sound on the grid of its packets: after `length` time points (counted in all channels) at the next pause, or
 * after twice as many where there is none. Memory does not grow with the sound.
 */
export async function* stretches(
  blocks: AsyncIterable<PcmBlock>,
  { packet, lead, tail }: Cuts,
  length: number,
): AsyncGenerator<Stretch, void, undefined> {
  let held: PcmBlock[] = [];
  let filled = 0;
  /** Time points of digital silence at the end of what is held. */
  let quiet = 0;
  let before = 0;
  for await (const block of blocks) {
    for (let from = 0; from < frames(block); from += STEP) {
      const step = slice(block, from, Math.min(frames(block), from + STEP));
      held.push(step);
      filled += frames(step);
      const silent = silentEnd(step);
      quiet = silent === frames(step) ? quiet + silent : silent;
      const own = Math.floor(filled / packet) - tail - before;
      const size = own * packet * block.channels.length;
      if (size < length || own < lead || (size < 2 * length && quiet < (2 + tail) * packet)) continue;
      const end = (before + own) * packet;
      const channels = unite(held, filled);
      const rest = channels.map((channel) => channel.slice(end - lead * packet));
      yield {
        channels: channels.map((channel) => channel.subarray(0, end + tail * packet)),
        ...{ lead: before, own, isLast: false },
      };
      held = [{ sampleRate: block.sampleRate, channels: rest }];
      filled -= end - lead * packet;
      before = lead;
    }
  }
  if (filled === 0) return;
  const own = Math.ceil(filled / packet) - before;
  yield { channels: unite(held, filled), lead: before, own, isLast: true };
}

/** How many time points at its end are exactly zero, in all channels. */
function silentEnd(block: PcmBlock): number {
  const length = frames(block);
  let count = 0;
  while (count < length && block.channels.every((channel) => channel[length - 1 - count] === 0)) count += 1;
  return count;
}

function unite(blocks: readonly PcmBlock[], length: number): Float32Array<ArrayBuffer>[] {
  return (blocks[0]?.channels ?? []).map((_, c) => {
    const whole = new Float32Array(length);
    let at = 0;
    for (const block of blocks) {
      whole.set(block.channels[c] ?? [], at);
      at += frames(block);
    }
    return whole;
  });
}
