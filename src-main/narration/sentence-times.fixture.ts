import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EdgeFinder, MARGIN } from '../speech/edges.ts';
import { toInt16, wavHeader } from '../speech/wav.ts';

const run = promisify(execFile);
const RATE = 24_000;
/** Samples that LAME and a decoder put before the sound. */
const MP3_DELAY = 1105 / RATE;

/** Some sentences as a voice reads them, with their own small pauses, and where each one begins. */
export interface Reading {
  readonly words: string;
  readonly starts: readonly number[];
  /** Seconds in the wav, and in the mp3. */
  readonly truth: { readonly wav: readonly number[]; readonly mp3: readonly number[] };
  readonly sound: { readonly wav: Uint8Array; readonly mp3: Uint8Array };
}

/**
 * Has each sentence spoken by itself by espeak-ng, and puts them together.
 *
 * @param pauses Seconds between the sentences; taken in turns.
 */
export async function readAloud(
  sentences: readonly string[],
  { voice, wordsPerMinute, between }: { voice: string; wordsPerMinute: number; between: string },
  pauses: readonly number[],
): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-aloud-'));
  try {
    const runs: Float32Array[] = [new Float32Array(RATE * 0.05)];
    const truth: number[] = [];
    let at = RATE * 0.05;
    for (const [index, sentence] of sentences.entries()) {
      const sound = await speak(sentence, voice, wordsPerMinute, join(folder, 'one'));
      const pause = noise(RATE * (pauses[index % pauses.length] ?? 0));
      truth.push(at / RATE + MARGIN);
      runs.push(sound, pause);
      at += sound.length + pause.length;
    }
    const samples = new Float32Array(at);
    runs.reduce((from, one) => (samples.set(one, from), from + one.length), 0);
    const bytes = toInt16({ sampleRate: RATE, channels: [samples] });
    const wav = Buffer.concat([wavHeader({ sampleRate: RATE, channels: 1, dataBytes: bytes.length }), bytes]);
    await writeFile(join(folder, 'all.wav'), wav);
    await run('ffmpeg', [
      '-v',
      'error',
      '-i',
      join(folder, 'all.wav'),
      '-b:a',
      '48k',
      join(folder, 'all.mp3'),
    ]);
    const starts = sentences.map((_, index) => sentences.slice(0, index).join(between).length);
    return {
      words: sentences.join(between),
      starts: starts.map((start, index) => (index === 0 ? 0 : start + between.length)),
      truth: { wav: truth, mp3: truth.map((seconds) => seconds + MP3_DELAY) },
      sound: { wav, mp3: await readFile(join(folder, 'all.mp3')) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function speak(text: string, voice: string, rate: number, path: string): Promise<Float32Array> {
  await run('espeak-ng', ['-v', voice, '-s', String(rate), '-w', `${path}.wav`, text]);
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', `${path}.wav`, '-ar', String(RATE), '-f', 'f32le', '-'],
    {
      encoding: 'buffer',
      maxBuffer: 1e8,
    },
  );
  const samples = new Float32Array(Uint8Array.from(stdout).buffer);
  const edges = new EdgeFinder();
  edges.push({ sampleRate: RATE, channels: [samples] });
  return samples.slice(Math.round((edges.soundStart ?? 0) * RATE), Math.round(edges.soundEnd * RATE));
}

/** As quiet as the pauses of a good recording; the same each time. */
function noise(length: number): Float32Array {
  let seed = 7;
  return Float32Array.from({ length: Math.round(length) }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed / 2 ** 31 - 0.5) * 0.001;
  });
}
