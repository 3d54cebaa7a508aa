import { expect, it } from 'vitest';
import { Levels, LEVEL_STEP } from './levels.ts';
import type { PcmBlock } from './pcm.ts';

/** A tone of half the full scale that begins at a time. */
function beep(sampleRate: number, at: number, seconds: number): PcmBlock {
  const samples = Float32Array.from({ length: sampleRate * seconds }, (_, i) =>
    i < at * sampleRate ? 0.2 : 0.2 + Math.sin(i) / 2,
  );
  return { sampleRate, channels: [samples] };
}

const levelsOf = ({ sampleRate, channels }: PcmBlock, size: number): readonly number[] => {
  const levels = new Levels();
  const [samples = new Float32Array()] = channels;
  for (let at = 0; at < samples.length; at += size) {
    levels.push({ sampleRate, channels: [samples.subarray(at, at + size)] });
  }
  return levels.values;
};

it.each([8000, 11_025, 22_050, 24_000, 44_100])('keeps to the time at %i Hz', (rate) => {
  const levels = levelsOf(beep(rate, 60, 61), 1152);
  expect(levels.findIndex((level) => level > -20) * LEVEL_STEP).toBeCloseTo(60, 5);
  expect(levels).toHaveLength(6100);
  expect(levels.at(-1)).toBeCloseTo(-9, 0);
  // An offset is no sound.
  expect(levels[0]).toBe(-120);
});

it('measures the same whatever the size of the blocks', () => {
  const block = beep(22_050, 0.1, 0.5);
  const whole = levelsOf(block, 1e6);
  for (const size of [1, 7, 220, 5000]) {
    levelsOf(block, size).forEach((level, at) => expect(level).toBeCloseTo(whole[at] ?? 0, 6));
  }
});
