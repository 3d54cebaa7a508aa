import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EdgeFinder, MARGIN, trimSilence, WINDOW } from './edges.ts';
import { frames, type PcmBlock, slice } from './pcm.ts';

const RATE = 8000;

/** Runs of [seconds, level]: a square wave, or silence. */
function sound(...runs: [number, number][]): PcmBlock {
  const samples = runs.flatMap(([length, level]) =>
    Array.from({ length: Math.round(length * RATE) }, (_, i) => (i % 4 < 2 ? level : -level)),
  );
  return { sampleRate: RATE, channels: [Float32Array.from(samples)] };
}

const cuts = (block: PcmBlock, size: number): PcmBlock[] =>
  Array.from({ length: Math.ceil(frames(block) / size) }, (_, i) => slice(block, i * size, (i + 1) * size));

function measure(blocks: PcmBlock[]): EdgeFinder {
  const edges = new EdgeFinder();
  for (const block of blocks) edges.push(block);
  return edges;
}

async function trim(blocks: PcmBlock[]): Promise<number[]> {
  async function* source(): AsyncGenerator<PcmBlock> {
    await Promise.resolve();
    yield* blocks;
  }
  const out: number[] = [];
  for await (const block of trimSilence(source())) out.push(...block.channels[0]!);
  return out;
}

describe('EdgeFinder', () => {
  it('finds the sound, with a margin', () => {
    const edges = measure([sound([0.5, 0], [1, 0.3], [0.25, 0])]);
    expect(edges.seconds).toBeCloseTo(1.75, 9);
    expect(edges.soundStart).toBeCloseTo(0.5 - MARGIN, 9);
    expect(edges.soundEnd).toBeCloseTo(1.5 + MARGIN, 9);
  });

  it('measures the same whatever the size of the blocks', () => {
    const block = sound([0.201, 0], [0.3337, 0.1], [0.1, 0.001], [0.05, 0.2], [0.123, 0]);
    const whole = measure([block]);
    for (const size of [1, 13, 40, 999]) {
      const edges = measure(cuts(block, size));
      expect(edges.soundStart).toBeCloseTo(whole.soundStart!, 9);
      expect(edges.soundEnd).toBeCloseTo(whole.soundEnd, 9);
    }
  });

  it('stays inside the piece', () => {
    const edges = measure([sound([0.3, 0.5])]);
    expect(edges.soundStart).toBe(0);
    expect(edges.soundEnd).toBe(edges.seconds);
  });

  it('knows the start at once, and does not move it', () => {
    const edges = measure([sound([0.1, 0], [0.02, 0.5])]);
    const start = edges.soundStart;
    edges.push(sound([1, 0.5]));
    expect(start).toBeCloseTo(0.085, 9);
    expect(edges.soundStart).toBe(start);
  });

  it.each([
    ['silence', sound([1, 0])],
    ['hiss below -48 dBFS', sound([1, 0.0035])],
    ['an offset', { sampleRate: RATE, channels: [new Float32Array(8000).fill(0.2)] }],
    ['nothing', sound()],
  ])('hears no sound in %s', (_, block) => {
    const edges = measure([block]);
    expect(edges.soundStart).toBeUndefined();
    expect(edges.soundEnd).toBe(0);
  });

  it('hears any channel', () => {
    const { channels } = sound([0.1, 0], [0.1, 0.5]);
    const edges = measure([{ sampleRate: RATE, channels: [new Float32Array(1600), channels[0]!] }]);
    expect(edges.soundStart).toBeCloseTo(0.1 - MARGIN, 9);
  });
});

describe('trimSilence', () => {
  const run = fc.tuple(fc.double({ min: 0, max: 0.2, noNaN: true }), fc.constantFrom(0, 0, 0.002, 0.3));

  it('gives exactly what lies between the edges', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3000 }),
        async (runs, size) => {
          const block = sound(...runs);
          const edges = measure([block]);
          const from = Math.round((edges.soundStart ?? 0) * RATE);
          const to = Math.round(edges.soundEnd * RATE);
          expect(await trim(cuts(block, size))).toEqual([...block.channels[0]!.subarray(from, to)]);
        },
      ),
    );
  });

  it('passes sound on before the end', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<PcmBlock> {
      await Promise.resolve();
      for (;;) {
        given += 1;
        yield sound([0.1, 0.5]);
      }
    }
    for await (const block of trimSilence(endless())) {
      expect(frames(block)).toBeGreaterThan((0.1 - WINDOW) * RATE - 1);
      break;
    }
    expect(given).toBe(1);
  });
});
