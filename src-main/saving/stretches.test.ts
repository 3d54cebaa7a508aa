import { describe, expect, it } from 'vitest';
import type { PcmBlock } from '../speech/pcm.ts';
import { stretches } from './stretches.ts';

const cuts = { packet: 100, lead: 3, tail: 1 };

/** Each time point tells its place, but for pauses. */
async function* sound(length: number, step: number, pauses: readonly (readonly [number, number])[] = []) {
  const whole = Float32Array.from({ length }, (_, i) => i + 1);
  for (const [from, to] of pauses) whole.fill(0, from, to);
  for (let at = 0; at < length; at += step) {
    yield { sampleRate: 8000, channels: [whole.subarray(at, at + step)] } satisfies PcmBlock;
    await Promise.resolve();
  }
}

describe('stretches', () => {
  it.each([
    [10_000, 77],
    [10_000, 10_000],
    [10_050, 400],
    [1, 1],
  ])('hold %i time points, come in runs of %i, with what lies around them', async (length, step) => {
    let packets = 0;
    let isOver = false;
    for await (const { channels, lead, own, isLast } of stretches(sound(length, step), cuts, 2000)) {
      const from = (packets - lead) * 100 + 1;
      const [samples] = channels;
      expect(samples?.every((value, i) => value === from + i)).toBe(true);
      expect(lead).toBe(packets === 0 ? 0 : 3);
      packets += own;
      if (!isLast) expect(samples).toHaveLength((lead + own + 1) * 100);
      isOver = isLast;
    }
    expect(packets).toBe(Math.ceil(length / 100));
    expect(isOver).toBe(true);
  });

  it('end in a pause where one comes in time', async () => {
    const made = [];
    for await (const { lead, own } of stretches(sound(9000, 50, [[2600, 3100]]), cuts, 2000))
      made.push({ lead, own });
    expect(made[0]?.own).toBeGreaterThanOrEqual(27);
    expect(made[0]?.own).toBeLessThanOrEqual(30);
    expect(made[1]?.own).toBe(40);
  });

  it('of nothing are none', async () => {
    for await (const stretch of stretches(sound(0, 1), cuts, 2000)) expect(stretch).toBeUndefined();
  });
});
