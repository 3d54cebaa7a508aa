import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findGaps, pitch } from '../fixtures/signal.ts';
import { toneOf } from './saving-text.ts';

const run = promisify(execFile);
const RATE = 8000;

export interface Drift {
  /** The first and the last paragraph whose sound was found, by number. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds that the subtitles come after the sound, paragraph by paragraph. */
  readonly late: readonly number[];
}

/** Holds the subtitle of every paragraph against where its tone begins in the sound, as a foreign decoder gives it. */
export async function driftOf(sound: string, srt: string): Promise<Drift> {
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', sound, '-f', 'f32le', '-ac', '1', '-ar', String(RATE), 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 2 ** 31 - 1 },
  );
  const samples = new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4));
  const begins = findGaps(samples, RATE, { atLeast: 0.3, threshold: 0.01 }).map(({ end }) => end);
  const toneAt = (at: number): number =>
    pitch(samples.subarray((at + 0.05) * RATE, (at + 0.25) * RATE), RATE);
  const found: { number: number; late: number }[] = [];
  for (const { number, at } of cuesOf(srt)) {
    // The tone of a neighbour is another: a sound that is a whole paragraph away is none.
    const near = begins
      .filter((begin) => Math.abs(begin - at) < 5 && Math.abs(toneAt(begin) - toneOf(number)) < 20)
      .sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
    if (near !== undefined) found.push({ number, late: (at - near) * 1000 });
  }
  return {
    first: found[0]?.number ?? 0,
    last: found.at(-1)?.number ?? 0,
    late: found.map(({ late }) => late),
  };
}

/** Where each paragraph is shown, seconds. */
function cuesOf(srt: string): { number: number; at: number }[] {
  const cue = /(\d+):(\d+):(\d+),(\d+) --> [^\n]*\nNumber (\d+) /g;
  return Array.from(srt.matchAll(cue), ([, hours, minutes, seconds, ms, number]) => ({
    number: Number(number),
    at: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(ms) / 1000,
  }));
}
