import { frames, type PcmBlock } from '../speech/pcm.ts';
import { Resampler } from './resample.ts';

/** How joined sound is laid out. */
export interface Layout {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: 1 | 2;
}

/** The layout nearest to a block's own: files are mono or stereo. */
export const layoutOf = (block: PcmBlock): Layout => ({
  sampleRate: block.sampleRate,
  channels: block.channels.length > 1 ? 2 : 1,
});

/** Turns blocks of any layout into one layout. What has it already passes through untouched. */
export class Conformer {
  readonly #to: Layout;
  #from = 0;
  #resamplers: Resampler[] = [];

  constructor(to: Layout) {
    this.#to = to;
  }

  push(block: PcmBlock): PcmBlock[] {
    const channels = mix(block, this.#to.channels);
    const before = block.sampleRate === this.#from ? [] : this.end();
    if (block.sampleRate === this.#to.sampleRate)
      return [...before, { sampleRate: block.sampleRate, channels }];
    if (this.#resamplers.length === 0) {
      this.#from = block.sampleRate;
      this.#resamplers = channels.map(() => new Resampler(block.sampleRate, this.#to.sampleRate));
    }
    return [...before, ...this.#gather((resampler, i) => resampler.push(channels[i] ?? new Float32Array(0)))];
  }

  /** What the resamplers still hold. */
  end(): PcmBlock[] {
    const rest = this.#gather((resampler) => resampler.end());
    this.#resamplers = [];
    this.#from = 0;
    return rest;
  }

  #gather(give: (resampler: Resampler, channel: number) => Float32Array): PcmBlock[] {
    const block = { sampleRate: this.#to.sampleRate, channels: this.#resamplers.map(give) };
    return frames(block) > 0 ? [block] : [];
  }
}

/** Mono is the mean of all channels; mono in stereo sounds from both sides, as does the mean of more than two. */
function mix(block: PcmBlock, channels: 1 | 2): readonly Float32Array[] {
  const [first] = block.channels;
  if (!first) return Array.from({ length: channels }, () => new Float32Array(0));
  if (block.channels.length === channels) return block.channels;
  if (block.channels.length === 1) return [first, first];
  const mean = first.map(
    (_, i) => block.channels.reduce((sum, one) => sum + (one[i] ?? 0), 0) / block.channels.length,
  );
  return channels === 1 ? [mean] : [mean, mean];
}
