import { frames, type PcmBlock, seconds, slice } from './pcm.ts';

/** Sound is what swings more than this, half peak to peak: -48 dBFS. Slow offsets do not count as sound. */
const SOUND_LEVEL = 10 ** (-48 / 20);
/** Swings are measured in windows of this many seconds. */
export const WINDOW = 0.005;
/** Kept around the sound, seconds: what is softer than the level at its edges. */
export const MARGIN = 0.015;

/**
 * Finds where the sound of a piece starts and ends. Encoder delay, padding and silence are outside. Times are
 * seconds on the clock of the blocks.
 */
export class EdgeFinder {
  #seconds = 0;
  #first: number | undefined;
  #last = 0;
  #low = Infinity;
  #high = -Infinity;
  #windowStart = 0;
  #windowFrames = 0;

  /** Measures a block that follows the ones before it. */
  push(block: PcmBlock): void {
    const size = Math.max(1, Math.round(block.sampleRate * WINDOW));
    const count = frames(block);
    for (let at = 0; at < count;) {
      const end = Math.min(count, at + size - this.#windowFrames);
      for (const channel of block.channels) this.#widen(channel, at, end);
      this.#windowFrames += end - at;
      this.#note(this.#seconds + end / block.sampleRate);
      if (this.#windowFrames >= size) this.#startWindow(this.#seconds + end / block.sampleRate);
      at = end;
    }
    this.#seconds += count / block.sampleRate;
  }

  #widen(channel: Float32Array, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const value = channel[i] ?? 0;
      if (value < this.#low) this.#low = value;
      if (value > this.#high) this.#high = value;
    }
  }

  #note(end: number): void {
    if (this.#high - this.#low < 2 * SOUND_LEVEL) return;
    this.#first ??= this.#windowStart;
    this.#last = end;
  }

  #startWindow(at: number): void {
    this.#windowStart = at;
    this.#windowFrames = 0;
    this.#low = Infinity;
    this.#high = -Infinity;
  }

  /** All that was measured. */
  get seconds(): number {
    return this.#seconds;
  }

  /** Undefined while only silence was heard. Never changes once known. */
  get soundStart(): number | undefined {
    return this.#first === undefined ? undefined : Math.max(0, this.#first - MARGIN);
  }

  /** Where the sound ends as far as heard; 0 while only silence was heard. */
  get soundEnd(): number {
    return this.#first === undefined ? 0 : Math.min(this.#seconds, this.#last + MARGIN);
  }
}

/**
 * Passes on what {@link EdgeFinder} calls sound, as soon as it is known to be: silence inside is held back until
 * sound follows it, silence at both ends is dropped.
 */
export async function* trimSilence(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock> {
  const edges = new EdgeFinder();
  const held: { start: number; block: PcmBlock }[] = [];
  for await (const block of blocks) {
    held.push({ start: edges.seconds, block });
    edges.push(block);
    // Before the sound, only what could become its margin is kept.
    const needed = edges.soundStart ?? edges.seconds - MARGIN - WINDOW;
    yield* cut(held, needed, edges.soundEnd);
  }
  yield* cut(held, edges.soundStart ?? edges.seconds, edges.soundEnd);
}

/** Takes what lies before `to` out of the held blocks, and gives of it what lies after `from`. */
function* cut(held: { start: number; block: PcmBlock }[], from: number, to: number): Generator<PcmBlock> {
  for (let first = held[0]; first; first = held[0]) {
    const { start, block } = first;
    const end = start + seconds(block);
    if (end <= from) {
      held.shift();
      continue;
    }
    const last = Math.min(frames(block), Math.round((to - start) * block.sampleRate));
    const skip = Math.max(0, Math.round((from - start) * block.sampleRate));
    if (last > skip) yield slice(block, skip, last);
    if (last >= frames(block)) held.shift();
    else {
      if (last > 0)
        held[0] = { start: start + last / block.sampleRate, block: slice(block, last, frames(block)) };
      return;
    }
  }
}
