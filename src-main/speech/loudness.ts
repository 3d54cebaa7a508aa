import { type Biquad, kWeighting } from './k-weighting.ts';
import { frames, type PcmBlock } from './pcm.ts';

/** Loudness is taken of 0.4 s at a time, which overlap by three quarters (BS.1770-4, annex 1). */
const STEP = 0.1;
const STEPS = 4;
/** LUFS: what is softer does not count. */
const ABSOLUTE_GATE = -70;
/** LU below the mean of what passed the first gate: what is softer does not count either. */
const RELATIVE_GATE = -10;
/** Of left, right, centre and the two behind. The sixth channel of six, the fourth by its place, is for low effects. */
const BEHIND = 1.41;

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const toPower = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Measures the integrated loudness of a sound while it comes, by ITU-R BS.1770-4. */
export class Loudness {
  #rate = 0;
  #filters: Weighted[] = [];
  /** Weighted power sum and frames of the step that is under way. */
  #power = 0;
  #frames = 0;
  /** Mean power of each whole step. */
  readonly #steps: number[] = [];

  /** Measures a block that follows the ones before it. */
  push(block: PcmBlock): void {
    const { sampleRate, channels } = block;
    if (sampleRate !== this.#rate || channels.length !== this.#filters.length) {
      this.#rate = sampleRate;
      this.#filters = channels.map((_, at) => new Weighted(sampleRate, weightOf(at, channels.length)));
    }
    const size = Math.max(1, Math.round(sampleRate * STEP));
    const count = frames(block);
    for (let at = 0; at < count;) {
      const end = Math.min(count, at + Math.max(1, size - this.#frames));
      channels.forEach((channel, index) => {
        this.#power += this.#filters[index]?.power(channel, at, end) ?? 0;
      });
      this.#frames += end - at;
      if (this.#frames >= size) this.#endStep();
      at = end;
    }
  }

  /** LUFS; null when the sound is shorter than 0.4 s, or nothing of it is louder than -70 LUFS. */
  get integrated(): number | null {
    const blocks = this.#steps
      .slice(STEPS - 1)
      .map((_, at) => mean(this.#steps.slice(at, at + STEPS)))
      .filter((power) => power > toPower(ABSOLUTE_GATE));
    if (blocks.length === 0) return null;
    const gate = toPower(toLufs(mean(blocks)) + RELATIVE_GATE);
    return toLufs(mean(blocks.filter((power) => power > gate)));
  }

  #endStep(): void {
    this.#steps.push(this.#power / this.#frames);
    this.#power = 0;
    this.#frames = 0;
  }
}

function weightOf(channel: number, channels: number): number {
  if (channel < 3) return 1;
  return channel === 3 && channels >= 6 ? 0 : BEHIND;
}

/** One channel through both filters. */
class Weighted {
  readonly #first: Biquad;
  readonly #second: Biquad;
  readonly #weight: number;
  /** What the filters remember: two values each. */
  readonly #memory = new Float64Array(4);

  constructor(sampleRate: number, weight: number) {
    [this.#first, this.#second] = kWeighting(sampleRate);
    this.#weight = weight;
  }

  /** The weighted sum of squares of a run of samples. In one loop over local values: it runs for every sample. */
  power(samples: Float32Array, from: number, to: number): number {
    const { b0, b1, b2, a1, a2 } = this.#first;
    const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = this.#second;
    let [u = 0, v = 0, w = 0, x = 0] = this.#memory;
    let sum = 0;
    for (let i = from; i < to; i += 1) {
      const sample = samples[i] ?? 0;
      const shelved = b0 * sample + u;
      u = b1 * sample - a1 * shelved + v;
      v = b2 * sample - a2 * shelved;
      const out = c0 * shelved + w;
      w = c1 * shelved - d1 * out + x;
      x = c2 * shelved - d2 * out;
      sum += out * out;
    }
    // A filter that dies away in numbers too small for the processor becomes slow.
    this.#memory.set([u, v, w, x].map((value) => (Math.abs(value) < 1e-20 ? 0 : value)));
    return sum * this.#weight;
  }
}
