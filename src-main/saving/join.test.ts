import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { frames, type PcmBlock } from '../speech/pcm.ts';
import { joinParts } from './join.ts';
import type { SavePart } from './save-part.ts';
import {
  bestLag,
  correlation,
  decoded,
  gather,
  newFolder,
  part,
  quietRuns,
  speak,
  trimmed,
} from './speech.fixture.ts';

const folder = newFolder();
const live = () => new AbortController().signal;
const join = (parts: SavePart[]): Promise<PcmBlock> => gather(joinParts(parts, live()));
const wavs = ['a', 'b', 'c'].map((name) => speak(folder, name));

/** A second of nothing at all. */
function nothing(): string {
  const path = joinPath(folder, 'nothing.wav');
  execFileSync('sox', ['-n', '-r', '22050', '-c', '1', '-b', '16', path, 'trim', '0', '1']);
  return path;
}

describe('joinParts', () => {
  it('puts exactly the set pauses between the sounds', async () => {
    const parts = [part(wavs[0]!, 0.3), part(wavs[1]!, 0.7), part(wavs[2]!, 0)];
    const sounds = await Promise.all(parts.map(trimmed));
    const joined = await join(parts);
    const rate = joined.sampleRate;
    const sum = sounds.reduce((total, sound) => total + frames(sound), 0);
    expect(frames(joined)).toBe(sum + Math.round(0.3 * rate) + Math.round(0.7 * rate));

    const samples = joined.channels[0]!;
    const first = frames(sounds[0]!);
    const second = first + Math.round(0.3 * rate) + frames(sounds[1]!);
    expect(samples.subarray(first, first + Math.round(0.3 * rate)).every((value) => value === 0)).toBe(true);
    expect(samples.subarray(second, second + Math.round(0.7 * rate)).every((value) => value === 0)).toBe(
      true,
    );
    sounds.forEach((sound, i) => {
      const at = [0, first + Math.round(0.3 * rate), second + Math.round(0.7 * rate)][i]!;
      expect(samples.subarray(at, at + frames(sound))).toEqual(sound.channels[0]);
    });
  });

  it('leaves no more to hear at a joint than the pause and the margins of the edges', async () => {
    const joined = await join([part(wavs[0]!, 0.4), part(wavs[1]!, 0.9), part(wavs[2]!, 0)]);
    const quiet = quietRuns(joined.channels[0]!, joined.sampleRate, 0.3).map(([from, to]) => to - from);
    expect(quiet).toHaveLength(2);
    [0.4, 0.9].forEach((pause, i) => {
      expect(quiet[i]!).toBeGreaterThan(pause - 0.003);
      expect(quiet[i]!).toBeLessThan(pause + 0.04);
    });
  });

  it('ends shortly after the last word', async () => {
    const long = await join([part(wavs[0]!, 5)]);
    const none = await join([part(wavs[0]!, 0)]);
    expect(frames(long) - frames(none)).toBe(Math.round(0.25 * long.sampleRate));
  });

  it('gives a silent piece no room but its pause', async () => {
    const with_ = await join([part(wavs[0]!, 0.5), part(nothing(), 0.4), part(wavs[1]!, 0)]);
    const without = await join([part(wavs[0]!, 0.9), part(wavs[1]!, 0)]);
    expect(frames(with_)).toBe(frames(without));
    expect(frames(await join([part(nothing(), 1)]))).toBe(0);
  });

  it('joins mp3 and wav of other rates and channels in the layout of the first', async () => {
    const mixed = [
      part(speak(folder, 'd', { rate: 24_000, channels: 1 }), 0.2),
      part(wavs[1]!, 0.3),
      part(speak(folder, 'e', { rate: 44_100, channels: 2 }), 0.1),
    ];
    const joined = await join(mixed);
    expect([joined.sampleRate, joined.channels.length]).toEqual([24_000, 1]);
    let at = 0;
    for (const [i, name] of ['d.wav', 'b.wav', 'e.wav'].entries()) {
      const sound = await trimmed(mixed[i]!);
      const length = Math.round((frames(sound) * 24_000) / sound.sampleRate);
      const here = joined.channels[0]!.subarray(at, at + length);
      // The edges keep a margin, which in an mp3 may reach before its first sample.
      // The sentence as it was spoken, by ffmpeg's own resampler, holds what stands here.
      const [spoken] = decoded(joinPath(folder, name), 1, 24_000);
      const lag = bestLag(here, spoken!, -500, 1500);
      expect(correlation(here, spoken!, lag)).toBeGreaterThan(0.95);
      at += length + Math.round(mixed[i]!.pauseAfter * 24_000);
    }
    expect(Math.abs(frames(joined) - at)).toBeLessThanOrEqual(2);
  });

  it('makes mono sound from both sides when the first piece is stereo', async () => {
    const stereo = part(speak(folder, 'f', { rate: 24_000, channels: 2 }), 0.2);
    const joined = await join([stereo, part(wavs[0]!, 0)]);
    expect(joined.channels.length).toBe(2);
    expect(joined.channels[0]!.slice(-9000)).toEqual(joined.channels[1]!.slice(-9000));
  });

  it('reads a piece only when the one before it is used up', async () => {
    const read: number[] = [];
    const parts = wavs.map((path, i): SavePart => {
      const inner = part(path, 0.3);
      return {
        ...inner,
        read: () => {
          read.push(i);
          return inner.read();
        },
      };
    });
    const joined = joinParts(parts, live());
    await joined.next();
    expect(read).toEqual([0]);
    await joined.return();
    expect(read).toEqual([0]);
  });

  it('stops at once, even while a piece does not come', async () => {
    const stop = new AbortController();
    const parts = (async function* () {
      yield part(wavs[0]!, 0.3);
      await new Promise(() => undefined);
    })();
    const joined = gather(joinParts(parts, stop.signal));
    setTimeout(() => stop.abort(), 30);
    await expect(joined).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });

  it('stops at once, even while the bytes of a piece do not come', async () => {
    const stop = new AbortController();
    const stuck: SavePart = {
      container: 'wav',
      pauseAfter: 0,
      read: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
    };
    const joined = gather(joinParts([stuck], stop.signal));
    setTimeout(() => stop.abort(), 30);
    await expect(joined).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });

  it('passes on what is wrong with a piece', async () => {
    const path = joinPath(folder, 'page.wav');
    writeFileSync(path, '<!doctype html><title>Not sound</title>'.repeat(100));
    const thrown: unknown = await join([part(wavs[0]!, 0.3), part(path, 0)]).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Fault);
    expect(errorCodes).toContain((thrown as Fault).error.code);
  });
});
