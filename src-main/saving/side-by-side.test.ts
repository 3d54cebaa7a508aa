import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frames, type PcmBlock, silence, slice } from '../speech/pcm.ts';
import { mp4Encoding } from './mp4-encoding.ts';
import { opusEncoding } from './opus-encoding.ts';
import { type Share, sideBySide } from './side-by-side.ts';
import { decoded, gather, newFolder, part, speak, trimmed } from './speech.fixture.ts';

const folder = newFolder();
const sentences = await Promise.all(
  ['a', 'b', 'c'].map((name) =>
    trimmed(part(speak(folder, name, name === 'a' ? undefined : { rate: 22_050, channels: 1 }), 0)),
  ),
);
/** Eight seconds without a pause, or with some. */
const speech = (pause: number): Promise<PcmBlock> => gather(told(pause));
async function* told(pause: number): AsyncGenerator<PcmBlock> {
  for (const sentence of sentences) {
    yield sentence;
    yield silence(sentence.sampleRate, 1, pause);
    await Promise.resolve();
  }
}
async function* inRuns(sound: PcmBlock): AsyncGenerator<PcmBlock> {
  for (let at = 0; at < frames(sound); at += 5000) {
    yield slice(sound, at, Math.min(frames(sound), at + 5000));
    await Promise.resolve();
  }
}
const labels = {
  about: { title: 'Häfen', artist: 'Ada', chapters: ['One', 'Two'] },
  marks: () => [
    { title: 'One', at: 0 },
    { title: 'Two', at: 3 },
  ],
};
const live = () => new AbortController().signal;

async function file(kind: 'opus' | 'm4a', sound: PcmBlock, share: Share): Promise<Buffer> {
  const encoding =
    kind === 'opus'
      ? opusEncoding(inRuns(sound), labels, live(), share)
      : mp4Encoding(kind, inRuns(sound), labels, live(), share);
  const all: Uint8Array[] = [];
  for await (const run of encoding.bytes) all.push(run);
  const bytes = Buffer.concat(all);
  bytes.set(encoding.head());
  return bytes;
}

/** Mean square of what a window of 20 ms differs by, in windows from the beginning. */
function differences(a: Float32Array, b: Float32Array, window: number): number[] {
  return Array.from({ length: Math.floor(a.length / window) }, (_, w) => {
    let sum = 0;
    for (let i = w * window; i < (w + 1) * window; i += 1) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
    return sum / window;
  });
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** What went in, as ffmpeg gives it back at another rate. */
function atRateOf(rate: number, sound: PcmBlock): Float32Array {
  const path = join(folder, 'source.f32');
  writeFileSync(path, sound.channels[0] ?? new Float32Array(0));
  const shape = (hertz: number): string[] => ['-f', 'f32le', '-ar', String(hertz), '-ac', '1'];
  const bytes = execFileSync(
    'ffmpeg',
    ['-v', 'error', ...shape(sound.sampleRate), '-i', path, ...shape(rate), '-'],
    { maxBuffer: 2 ** 28 },
  );
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

describe.each(['opus', 'm4a'] as const)('%s of many stretches', (kind) => {
  const rate = kind === 'opus' ? 48_000 : 22_050;
  const decode = (name: string, bytes: Buffer): Float32Array => {
    const path = join(folder, `${name}.${kind}`);
    writeFileSync(path, bytes);
    return decoded(path, 1, rate)[0] ?? new Float32Array(0);
  };

  it.each([
    ['without a pause', 0],
    ['with pauses', 0.3],
  ])('sounds at its seams as it does elsewhere, %s', async (_, pause) => {
    const sound = await speech(pause);
    const whole = decode('whole', await file(kind, sound, { length: 10_000_000 }));
    const seams = decode('seams', await file(kind, sound, { length: 11_025, threads: 2 }));
    expect(seams.length).toBe(whole.length);
    const window = Math.floor(rate / 50);
    const source = atRateOf(rate, sound);
    const [one, many] = [whole, seams].map((heard) => differences(source, heard, window));
    // A click at a seam, or an encoder out of step behind it, is many times what coding costs.
    expect(mean(many ?? [])).toBeLessThan(1.25 * mean(one ?? []));
    const worst = Math.max(...(one ?? []));
    (many ?? []).forEach((error) => expect(error).toBeLessThan(2 * worst));
  });

  it('is the same file however many threads there are', async () => {
    const sound = await speech(0);
    const [one, three] = [
      await file(kind, sound, { length: 30_000, threads: 1 }),
      await file(kind, sound, { length: 30_000, threads: 3 }),
    ];
    expect(one.equals(three)).toBe(true);
  });
});

describe('sideBySide', () => {
  const codec = { codec: 'opus', cuts: { packet: 480, lead: 5, tail: 0 }, more: 0 } as const;
  const share = { length: 48_000, threads: 2 };
  const endless = (sampleRate: number) => {
    const count = { asked: 0 };
    async function* blocks(): AsyncGenerator<PcmBlock> {
      for (;;) {
        count.asked += 1;
        yield silence(sampleRate, 1, 1);
        await new Promise(setImmediate);
      }
    }
    return { count, blocks: blocks() };
  };

  it('tells that a thread broke', async () => {
    const { blocks } = endless(11_025);
    const broken = sideBySide(blocks, codec, live(), share);
    await expect(broken.next()).rejects.toMatchObject({ error: { code: 'save_failed' } });
  });

  it('takes no more than its threads can hold, and stops at once', async () => {
    const stop = new AbortController();
    const { blocks, count } = endless(24_000);
    const packets = sideBySide(blocks, codec, stop.signal, share);
    await packets.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(count.asked).toBeLessThan(20);
    stop.abort();
    const rest = async (): Promise<void> => {
      for await (const made of packets) expect(made.packets.length).toBeGreaterThan(0);
    };
    await expect(rest()).rejects.toMatchObject({ error: { code: 'cancelled' } });
    const { asked } = count;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(count.asked).toBeLessThanOrEqual(asked + 1);
  });
});
