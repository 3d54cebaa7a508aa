import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from './resample.ts';

const tone = (hz: number, rate: number, length: number, amplitude = 0.5) =>
  Float32Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate));

function convert(from: number, to: number, input: Float32Array, run = input.length): Float32Array {
  const resampler = new Resampler(from, to);
  const out: number[] = [];
  for (let at = 0; at < input.length; at += run) out.push(...resampler.push(input.subarray(at, at + run)));
  out.push(...resampler.end());
  return Float32Array.from(out);
}

/** Loudest difference, away from the edges of the tone, in dB below full scale. */
function error(found: Float32Array, wanted: Float32Array): number {
  let most = 0;
  for (let i = 200; i < wanted.length - 200; i += 1)
    most = Math.max(most, Math.abs((found[i] ?? 0) - (wanted[i] ?? 0)));
  return 20 * Math.log10(most + 1e-12);
}

describe('Resampler', () => {
  it.each([
    [22050, 24000],
    [24000, 22050],
    [44100, 16000],
    [16000, 48000],
    [22050, 44100],
    [8000, 11025],
  ])('keeps a tone in its place and level, %i to %i Hz', (from, to) => {
    const found = convert(from, to, tone(1000, from, from / 2));
    expect(found.length).toBe(Math.round(to / 2));
    expect(error(found, tone(1000, to, found.length))).toBeLessThan(-65);
  });

  it('lets nothing through that the lower rate cannot hold', () => {
    const found = convert(48_000, 16_000, tone(11_000, 48_000, 24_000));
    expect(error(found, new Float32Array(found.length))).toBeLessThan(-65);
  });

  it('gives the same whatever the size of the runs', () => {
    const input = tone(440, 22_050, 3000);
    const whole = convert(22_050, 24_000, input);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2999 }), (run) => {
        expect(convert(22_050, 24_000, input, run)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('gives nothing for nothing', () => {
    expect(convert(22_050, 24_000, new Float32Array(0), 1).length).toBe(0);
  });
});
