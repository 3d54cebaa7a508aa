/** A second-order filter, a0 being 1. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/**
 * The two filters of K-weighting (ITU-R BS.1770-4, annex 1: a shelf for the head, then a high pass). The standard gives
 * their numbers for 48 kHz; for other rates the analogue filters behind those numbers are made digital anew, as its
 * text asks. At 48 kHz that gives the standard's own numbers.
 */
export const kWeighting = (sampleRate: number): readonly [Biquad, Biquad] => [
  shelf(sampleRate),
  highPass(sampleRate),
];

/** Gain 4 dB above about 1.7 kHz. */
function shelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

/** From about 38 Hz on. The standard leaves its numerator at 1, -2, 1. */
function highPass(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
