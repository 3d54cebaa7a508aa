import { expect, test } from 'vitest';
import { EVEN_TARGET, evenGain, gainFactor } from './loudness.ts';

test('pieces that are not too far apart end up equally loud', () => {
  for (const loudness of [-31, -25, -19, -13, -7]) expect(loudness + evenGain(loudness)).toBe(EVEN_TARGET);
});

test('what is further off is moved by 12 dB, and what could not be measured not at all', () => {
  expect(evenGain(-50)).toBe(12);
  expect(evenGain(0)).toBe(-12);
  expect(evenGain(undefined)).toBe(0);
});

test('a known peak is not raised into clipping, and what is lowered needs no such care', () => {
  expect(evenGain(-27, -5)).toBe(4);
  expect(evenGain(-27, -0.5)).toBe(0);
  expect(evenGain(-10, 0)).toBe(-9);
});

test('a gain is a factor of the samples', () => {
  expect(gainFactor(0)).toBe(1);
  expect(gainFactor(6.0206)).toBeCloseTo(2, 4);
});
