import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playFiles } from '../../src-main/terminal/play-files.ts';
import type { PcmBlock } from '../../src-main/speech/pcm.ts';
import { RECORDING_RATE, withSink } from '../fixtures/recording.ts';
import { rms, trimQuiet } from '../fixtures/signal.ts';
import { newPerson, type Person } from './voicetray.ts';

let person: Person;
beforeAll(async () => void (person = await newPerson()));
afterAll(() => person.leave());

const sentence = 'The tray narrator reads this sentence aloud, and then it is done.';

/** A PATH on which these programs alone are found. */
async function withPrograms<T>(programs: readonly string[], use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-path-'));
  try {
    for (const program of programs) await symlink(`/usr/bin/${program}`, join(folder, program));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it.each(['paplay', 'ffplay', 'mpv'])('is heard through %s', async (program) => {
  await withSink((sink) =>
    withPrograms([program], async (path) => {
      const recorder = await sink.record();
      const { code, stderr } = await person.run(['say', sentence], {
        env: { ...sink.env, PATH: path, SDL_AUDIODRIVER: 'pulseaudio' },
      });
      const heard = trimQuiet(await recorder.stopWhenQuiet());
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(heard.length / RECORDING_RATE).toBeGreaterThan(2.5);
      expect(heard.length / RECORDING_RATE).toBeLessThan(7);
      expect(rms(heard)).toBeGreaterThan(0.02);
    }),
  );
});

it('goes on to the next player when one has no sound server', async () => {
  await withSink((sink) =>
    withPrograms(['mpv'], async (path) => {
      // `false` under a player's name: it is there, and it breaks.
      await symlink('/bin/false', join(path, 'paplay'));
      const recorder = await sink.record();
      const { code } = await person.run(['say', sentence], { env: { ...sink.env, PATH: path } });
      const heard = trimQuiet(await recorder.stopWhenQuiet());
      expect(code).toBe(0);
      expect(heard.length / RECORDING_RATE).toBeGreaterThan(2.5);
    }),
  );
});

it('falls silent at Ctrl+C', async () => {
  await withSink(async (sink) => {
    const recorder = await sink.record();
    const { code, stderr } = await person.run(['say', `${sentence} `.repeat(20)], {
      env: sink.env,
      meanwhile: (child) => {
        const watch = setInterval(() => {
          if (rms(recorder.samples()) === 0) return;
          clearInterval(watch);
          child.kill('SIGINT');
        }, 50);
      },
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    // A second for what the sound server had already taken.
    const silent = recorder.samples().length + RECORDING_RATE;
    await expect.poll(() => recorder.samples().length).toBeGreaterThan(silent + RECORDING_RATE / 2);
    expect(rms((await recorder.stop()).subarray(silent))).toBe(0);
  });
});

it('says what is missing when there is no player, and what broke when there is one', async () => {
  await withPrograms([], async (path) => {
    const none = await person.run(['say', sentence], { env: { PATH: path } });
    expect(none.code).toBe(5);
    expect(none.stderr).toContain('No program to play sound was found');
    await symlink('/bin/false', join(path, 'paplay'));
    const broken = await person.run(['say', sentence], { env: { PATH: path } });
    expect(broken.code).toBe(5);
    expect(broken.stderr).toContain('The sound could not be played here');
  });
});

it('plays file by file where a system takes only files', async () => {
  const rate = 22_050;
  const tone = (length: number): PcmBlock => {
    const samples = Float32Array.from(
      { length: rate * length },
      (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rate),
    );
    return { sampleRate: rate, channels: [samples] };
  };
  const pause: PcmBlock = { sampleRate: rate, channels: [new Float32Array(rate / 10)] };
  async function* blocks(): AsyncGenerator<PcmBlock> {
    for (let i = 0; i < 3; i += 1) {
      yield tone(3);
      yield await Promise.resolve(pause);
    }
  }
  const before = await left();
  await withSink(async (sink) => {
    const recorder = await sink.record();
    const player = { program: 'paplay', args: (path: string) => [`--device=${sink.name}`, path] };
    await playFiles(blocks(), player, new AbortController().signal);
    const heard = trimQuiet(await recorder.stopWhenQuiet());
    expect(heard.length / RECORDING_RATE).toBeGreaterThan(8.8);
    expect(rms(heard)).toBeGreaterThan(0.2);
  });
  expect(await left()).toEqual(before);
});

const left = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('voicetray-play-'));
