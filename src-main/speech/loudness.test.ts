import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Loudness } from './loudness.ts';
import { frames, type PcmBlock, silence, slice } from './pcm.ts';

const run = promisify(execFile);

const TEXT =
  'Nobody knows why the old lighthouse was built so far from the sea. Perhaps the coast was nearer then; ' +
  'perhaps its keeper only wanted to be left alone.';

/** The same speech as samples, and its loudness as ffmpeg tells it: to a tenth. */
async function speech(sampleRate: number, channels: number): Promise<{ block: PcmBlock; told: number }> {
  const shape = channels === 2 ? 'channel_layouts=stereo,adelay=0|700' : 'channel_layouts=mono';
  const graph = `aformat=${shape},aresample=${sampleRate},volume=0.5,asplit[a][b];[b]ebur128=framelog=verbose[c]`;
  const ffmpeg = `ffmpeg -hide_banner -nostats -i - -filter_complex "$2" -map '[a]' -f f32le - -map '[c]' -f null -`;
  const { stdout, stderr } = await run(
    'sh',
    ['-c', `espeak-ng -v en-gb --stdout "$1" | ${ffmpeg}`, 'speech', TEXT, graph],
    { encoding: 'buffer', maxBuffer: 1e8 },
  );
  const samples = new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length / 4);
  const all = Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length: samples.length / channels }, (_, i) => samples[i * channels + channel] ?? 0),
  );
  // It tells of each filter that it set up: the last one heard the sound.
  const told = Number([...stderr.toString().matchAll(/Integrated loudness:\s+I:\s+(-[\d.]+)/g)].at(-1)?.[1]);
  return { block: { sampleRate, channels: all }, told };
}

function measure(block: PcmBlock, size = 1152): number | null {
  const loudness = new Loudness();
  for (let at = 0; at < frames(block); at += size) loudness.push(slice(block, at, at + size));
  return loudness.integrated;
}

const sine = (seconds: number, level: number, sampleRate = 48_000): PcmBlock => ({
  sampleRate,
  channels: [
    Float32Array.from({ length: seconds * sampleRate }, (_, i) =>
      Math.sin((2 * Math.PI * 997 * i) / sampleRate),
    ).map((sample) => sample * level),
  ],
});

describe('Loudness', () => {
  it.each([22_050, 24_000, 44_100, 48_000].flatMap((rate) => [[rate, 1] as const, [rate, 2] as const]))(
    'agrees with ffmpeg about speech at %i Hz, channels: %i',
    async (rate, channels) => {
      const { block, told } = await speech(rate, channels);
      expect(told).toBeLessThan(-10);
      expect(Math.abs((measure(block) ?? 0) - told)).toBeLessThan(0.2);
    },
  );

  it('gives a full-scale sine of 997 Hz in one channel -3.01 LUFS, as the standard says', () => {
    expect(measure(sine(2, 1))).toBeCloseTo(-3.01, 1);
  });

  it('measures the same whatever the size of the blocks', () => {
    const block = sine(1.234, 0.1, 22_050);
    const whole = measure(block, frames(block));
    for (const size of [1, 441, 2205, 5000]) expect(measure(block, size)).toBeCloseTo(whole ?? 0, 6);
  });

  it('leaves pauses out', () => {
    const loud = sine(2, 0.1);
    const loudness = new Loudness();
    for (const block of [loud, silence(48_000, 1, 4), loud]) loudness.push(block);
    expect(loudness.integrated).toBeCloseTo(measure(loud) ?? 0, 0);
  });

  it('cannot tell of less than 0.4 s, nor of silence', () => {
    expect(measure(sine(0.39, 1))).toBeNull();
    expect(measure(silence(48_000, 1, 3))).toBeNull();
    expect(measure(sine(3, 0.0001))).toBeNull();
    expect(new Loudness().integrated).toBeNull();
  });
});
