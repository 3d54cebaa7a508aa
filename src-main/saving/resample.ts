/** Zero crossings of the sinc on each side: enough for a transition band above what speech uses. */
const CROSSINGS = 16;
/** Kaiser window; 8 keeps aliases about 80 dB down. */
const BETA = 8;
/** Part of the lower Nyquist frequency that is kept. */
const PASS = 0.95;

/**
 * Changes the sample rate of one channel, as it comes, by a windowed sinc (J. O. Smith, "Digital Audio Resampling").
 * Output frame n stands exactly at input time n·from/to: nothing is shifted, and the whole output has
 * round(input·to/from) frames.
 */
export class Resampler {
  readonly #from: number;
  readonly #to: number;
  readonly #cutoff: number;
  readonly #half: number;
  /** One kernel for each phase that occurs; there are to/gcd(from, to) of them. */
  readonly #kernels = new Map<number, Float64Array>();
  /** Input not fully used yet; starts at input frame `#start`, below zero for the silence before the first. */
  #held: Float32Array;
  #start: number;
  #taken = 0;
  #given = 0;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.#cutoff = Math.min(1, to / from) * PASS;
    this.#half = Math.ceil(CROSSINGS / this.#cutoff);
    this.#held = new Float32Array(this.#half);
    this.#start = -this.#half;
  }

  push(input: Float32Array): Float32Array {
    this.#taken += input.length;
    return this.#run(input, Infinity);
  }

  /** The last frames; the resampler is used up. */
  end(): Float32Array {
    return this.#run(new Float32Array(this.#half + 1), Math.round((this.#taken * this.#to) / this.#from));
  }

  #run(input: Float32Array, most: number): Float32Array {
    const held = new Float32Array(this.#held.length + input.length);
    held.set(this.#held);
    held.set(input, this.#held.length);
    const reach = this.#start + held.length - this.#half;
    const until = Math.min(most, Math.ceil((reach * this.#to) / this.#from));
    const output = new Float32Array(Math.max(0, until - this.#given));
    for (let i = 0; i < output.length; i += 1) {
      const position = (this.#given + i) * this.#from;
      const kernel = this.#kernel(position % this.#to);
      const first = Math.floor(position / this.#to) - this.#half + 1 - this.#start;
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap += 1) sum += (held[first + tap] ?? 0) * (kernel[tap] ?? 0);
      output[i] = sum;
    }
    this.#given += output.length;
    const needed = Math.floor((this.#given * this.#from) / this.#to) - this.#half + 1;
    const drop = Math.min(held.length, Math.max(0, needed - this.#start));
    this.#held = held.slice(drop);
    this.#start += drop;
    return output;
  }

  #kernel(phase: number): Float64Array {
    const known = this.#kernels.get(phase);
    if (known) return known;
    const half = this.#half;
    const taps = Float64Array.from({ length: 2 * half }, (_, tap) => {
      const x = tap - half + 1 - phase / this.#to;
      return sinc(this.#cutoff * x) * kaiser(x / half);
    });
    // A sum of exactly one keeps the level, whatever the phase.
    const sum = taps.reduce((total, tap) => total + tap, 0);
    const kernel = taps.map((tap) => tap / sum);
    this.#kernels.set(phase, kernel);
    return kernel;
  }
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kaiser = (x: number): number =>
  Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);

/** The modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
