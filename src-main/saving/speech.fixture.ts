import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Container } from '../../src-preload/contract/voice.ts';
import { decode } from '../speech/decode.ts';
import { trimSilence } from '../speech/edges.ts';
import { frames, type PcmBlock } from '../speech/pcm.ts';
import type { SavePart } from './save-part.ts';

/** Real speech for the tests of this room, made by the system's espeak-ng and ffmpeg. */

const root = mkdtempSync(join(tmpdir(), 'voicetray-saving-'));
// Open to all: one test gives up its rights.
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** An empty folder that is gone after the tests of its file. */
export const newFolder = (): string => mkdtempSync(join(root, 'test-'));

const sentences = [
  'The lamp on the desk was still warm when they came back.',
  'Nobody had asked for a second cup of tea.',
  'Seven small boats lay in the harbour that morning.',
];

/** A sentence as wav (22.05 kHz mono), or as an mp3 of any rate and channel count. */
export function speak(folder: string, name: string, mp3?: { rate: number; channels: number }): string {
  const wav = join(folder, `${name}.wav`);
  const words = sentences[name.charCodeAt(0) % sentences.length] ?? '';
  execFileSync('espeak-ng', ['-v', 'en-us', '-w', wav, words]);
  if (!mp3) return wav;
  const path = join(folder, `${name}.mp3`);
  const shape = ['-ar', String(mp3.rate), '-ac', String(mp3.channels), '-b:a', '96k'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', wav, ...shape, path]);
  return path;
}

export const part = (path: string, pauseAfter: number): SavePart => ({
  container: path.slice(-3) as Container,
  pauseAfter,
  read: () => createReadStream(path, { highWaterMark: 3000 }),
});

export async function gather(blocks: AsyncIterable<PcmBlock>): Promise<PcmBlock> {
  const all: PcmBlock[] = [];
  for await (const block of blocks) all.push(block);
  const [first] = all;
  if (!first) return { sampleRate: 0, channels: [] };
  const length = all.reduce((sum, block) => sum + frames(block), 0);
  const channels = first.channels.map((_, c) => {
    const whole = new Float32Array(length);
    let at = 0;
    for (const block of all) {
      whole.set(block.channels[c] ?? [], at);
      at += frames(block);
    }
    return whole;
  });
  return { sampleRate: first.sampleRate, channels };
}

/** A piece as the joiner takes it: decoded, without the silence at its edges. */
export const trimmed = (piece: SavePart): Promise<PcmBlock> =>
  gather(trimSilence(decode(piece.container, piece.read())));

/** A file or a stream as ffmpeg decodes it: each channel on its own, in its own rate or in the one given. */
export function decoded(path: string, channels: number, rate?: number): Float32Array[] {
  const shape = rate ? ['-ar', String(rate)] : [];
  const bytes = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-ac', String(channels), ...shape, '-f', 'f32le', '-'],
    { maxBuffer: 2 ** 30 },
  );
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: channels }, (_, c) => all.filter((__, i) => i % channels === c));
}

export interface Probe {
  readonly format: { readonly duration: string; readonly tags?: Readonly<Record<string, string>> };
  readonly streams: readonly {
    readonly sample_rate: string;
    readonly channels: number;
    readonly bit_rate: string;
  }[];
}

export const probe = (path: string): Probe =>
  JSON.parse(
    execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path], {
      encoding: 'utf8',
    }),
  ) as Probe;

/** Normalised correlation of `a` with `b` moved by `lag`; 1 is the same sound. */
export function correlation(a: Float32Array, b: Float32Array, lag = 0): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = Math.max(0, -lag); i < Math.min(a.length, b.length - lag); i += 1) {
    const [x = 0, y = 0] = [a[i], b[i + lag]];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb || 1);
}

/** The lag, out of `from` to `to`, at which `b` is most like `a`. */
export function bestLag(a: Float32Array, b: Float32Array, from: number, to: number): number {
  let [best, found] = [-2, 0];
  for (let lag = from; lag <= to; lag += 1) {
    const here = correlation(a, b, lag);
    if (here > best) [best, found] = [here, lag];
  }
  return found;
}

/** Runs of quiet of at least `least` seconds, as [from, to] in seconds, in windows of one millisecond. */
export function quietRuns(samples: Float32Array, rate: number, least: number): [number, number][] {
  const window = Math.round(rate / 1000);
  const runs: [number, number][] = [];
  let from: number | undefined;
  for (let at = 0; at <= samples.length; at += window) {
    const peak = samples
      .subarray(at, at + window)
      .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const quiet = at < samples.length && peak < 0.004;
    if (quiet) from ??= at;
    else if (from !== undefined) {
      if ((at - from) / rate >= least) runs.push([from / rate, at / rate]);
      from = undefined;
    }
  }
  return runs;
}
