import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { seconds } from '../pcm.ts';
import { WavReader } from '../wav.ts';
import { createOnDeviceSource } from './source.ts';

const manner = { rate: 1, pitch: 0.5 };
const source = createOnDeviceSource({ settings: () => manner, defaultVoice: () => 'en-us' });
afterAll(() => source.close());

interface Heard {
  samples: Float32Array;
  seconds: number;
  rms: number;
}

async function hear(bytes: AsyncIterable<Uint8Array>): Promise<Heard> {
  const reader = new WavReader();
  const blocks = [];
  for await (const run of bytes) blocks.push(...reader.push(run));
  blocks.push(...reader.end());
  const samples = Float32Array.from(blocks.flatMap((block) => Array.from(block.channels[0] ?? [])));
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return {
    samples,
    seconds: blocks.reduce((sum, block) => sum + seconds(block), 0),
    rms: Math.sqrt(power / Math.max(1, samples.length)),
  };
}

const never = new AbortController().signal;
const say = async (text: string, voice: string | null = null, from = source): Promise<Heard> => {
  const { container, bytes } = await from.speak({ text, voice }, never);
  expect(container).toBe('wav');
  return hear(bytes);
};

const sentence = 'The tray narrator reads this sentence aloud, and then it waits for the next one.';
const long = `${sentence} `.repeat(60);

describe('the voice on this computer', () => {
  it('speaks: loud enough, and as long as 16 words take', async () => {
    const heard = await say(sentence);
    expect(heard.rms).toBeGreaterThan(0.03);
    expect(heard.seconds).toBeGreaterThan(3);
    expect(heard.seconds).toBeLessThan(8);
  });

  it('streams: the first sound comes long before the last', async () => {
    const { bytes } = await source.speak({ text: long, voice: null }, never);
    const sizes: number[] = [];
    for await (const run of bytes) sizes.push(run.length);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    expect(whole / 44_100).toBeGreaterThan(200);
    expect(sizes[0]).toBeLessThan(0.2 * 44_100);
    expect(Math.max(...sizes)).toBeLessThan(44_100);
  });

  it('makes no more of a long text than its reader takes', async () => {
    // All of it would keep the engine for minutes. The other utterance gets its turn all the same.
    const { bytes } = await source.speak({ text: 'One more line.\n'.repeat(300_000), voice: null }, never);
    for await (const run of bytes) {
      expect(run.length).toBeGreaterThan(44);
      expect((await say('Next.')).rms).toBeGreaterThan(0.03);
      break;
    }
    expect((await say('And one more.')).rms).toBeGreaterThan(0.03);
  });

  it('stops when asked, and speaks again', async () => {
    const stop = new AbortController();
    const { bytes } = await source.speak({ text: long, voice: null }, stop.signal);
    const listening = (async () => {
      for await (const run of bytes) {
        expect(run.length).toBeGreaterThan(0);
        stop.abort();
      }
    })();
    await expect(listening).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect((await say('Again.')).rms).toBeGreaterThan(0.03);
  });

  it('does not start what was stopped before', async () => {
    await expect(source.speak({ text: 'no', voice: null }, AbortSignal.abort())).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  it.each(['nobody', '', 'en-us+f3', '../en-us'])('refuses the voice %j by name', async (voice) => {
    await expect(source.speak({ text: 'hello', voice }, never)).rejects.toMatchObject({
      error: { code: 'voice_unknown', params: { voice } },
    });
  });

  it('refuses a Dify message', async () => {
    await expect(source.speak({ messageId: 'abc', voice: null }, never)).rejects.toMatchObject({
      error: { code: 'unsupported_here' },
    });
  });

  it('reads markup out and does not obey it', async () => {
    const plain = await say('one two three four five six seven');
    const marked = await say('one <two three four five six> seven');
    expect(marked.seconds).toBeGreaterThan(plain.seconds * 0.9);
    const pause = await say('one <break time="5s"/> two');
    expect(pause.seconds).toBeLessThan(5);
    expect((await say('a & b')).seconds).toBeGreaterThan((await say('a b')).seconds * 1.2);
  });

  it('says what follows control characters and broken characters', async () => {
    const plain = await say('one two three');
    const broken = await say('one\u0000two\u0007\ud800 \uffffthree');
    expect(broken.seconds / plain.seconds).toBeCloseTo(1, 0);
    expect(broken.seconds).toBeGreaterThan(plain.seconds * 0.9);
  });

  it('speaks one endless word', async () => {
    expect((await say('a'.repeat(5_000))).seconds).toBeGreaterThan(20);
  });

  it('keeps two utterances apart that were asked for at once', async () => {
    const alone = [await say('The first of two.'), await say(sentence, 'de')];
    const together = await Promise.all([say('The first of two.'), say(sentence, 'de')]);
    together.forEach((heard, at) => {
      expect(heard.seconds).toBeCloseTo(alone[at]!.seconds, 1);
      expect(heard.rms).toBeCloseTo(alone[at]!.rms, 1);
    });
    expect(together[1].seconds).toBeGreaterThan(together[0].seconds * 2);
  });

  it.each([
    ['de', 'Guten Tag, wie geht es Ihnen heute?'],
    ['fr', 'Bonjour, comment allez-vous ?'],
    ['cmn', '你好，世界。今天天气很好。'],
    ['ar', 'مرحبا بالعالم، كيف حالك اليوم؟'],
  ])('speaks %s', async (voice, text) => {
    const heard = await say(text, voice);
    expect(heard.rms).toBeGreaterThan(0.03);
    expect(heard.seconds).toBeGreaterThan(1);
    expect(heard.seconds).toBeLessThan(10);
  });

  it('follows the rate, asked anew for each utterance', async () => {
    const settings = { ...manner };
    const varied = createOnDeviceSource({ settings: () => settings, defaultVoice: () => 'en-us' });
    const usual = await say(sentence, null, varied);
    settings.rate = 2;
    const fast = await say(sentence, null, varied);
    settings.rate = 0.5;
    const slow = await say(sentence, null, varied);
    await varied.close();
    expect(fast.seconds).toBeLessThan(usual.seconds * 0.65);
    expect(slow.seconds).toBeGreaterThan(usual.seconds * 1.6);
  });

  it('follows the pitch', async () => {
    const settings = { rate: 1, pitch: 0 };
    const varied = createOnDeviceSource({ settings: () => settings, defaultVoice: () => 'en-us' });
    const low = await say(sentence, null, varied);
    settings.pitch = 1;
    const high = await say(sentence, null, varied);
    await varied.close();
    expect(pitch(high)).toBeGreaterThan(pitch(low) * 1.3);
  });

  it('breaks with its thread, and starts a new one for the next utterance', async () => {
    const fragile = createOnDeviceSource({ settings: () => manner, defaultVoice: () => 'en-us' });
    const { bytes } = await fragile.speak({ text: long, voice: null }, never);
    await fragile.close();
    await expect(hear(bytes)).rejects.toMatchObject({ error: { code: 'engine_failed' } });
    expect((await say('Back again.', null, fragile)).rms).toBeGreaterThan(0.03);
    await fragile.close();
  });

  it('tells that the engine could not be loaded', async () => {
    const engine = pathToFileURL(join(tmpdir(), 'no-engine-here/'));
    const broken = createOnDeviceSource({ settings: () => manner, defaultVoice: () => 'en-us', engine });
    await expect(broken.speak({ text: 'hello', voice: null }, never)).rejects.toMatchObject({
      error: { code: 'engine_failed' },
    });
  });

  it('works from a folder with odd letters in its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'voice #1 100% ü '));
    try {
      const installed = new URL('.', import.meta.resolve('@echogarden/espeak-ng-emscripten'));
      await cp(installed, folder, { recursive: true });
      const engine = pathToFileURL(`${folder}/`);
      const moved = createOnDeviceSource({ settings: () => manner, defaultVoice: () => 'en-us', engine });
      expect((await say('From another folder.', null, moved)).rms).toBeGreaterThan(0.03);
      await moved.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names its voices', async () => {
    const { voices, defaultVoice } = await source.voices();
    expect(defaultVoice).toBe('en-us');
    expect(voices).toContainEqual({
      id: 'en-us',
      name: 'English (America)',
      language: 'en-US',
      origin: 'device',
    });
    expect(voices).toContainEqual({
      id: 'cmn',
      name: 'Chinese (Mandarin)',
      language: 'zh',
      origin: 'device',
    });
  });
});

/** The usual pitch, Hz: the middle of what the autocorrelation of 50 ms windows finds between 50 and 400 Hz. */
function pitch({ samples }: Heard): number {
  const found: number[] = [];
  for (let at = 0; at + 2200 < samples.length; at += 1100) {
    let best = { lag: 0, sum: 0 };
    for (let lag = 55; lag <= 441; lag += 1) {
      let sum = 0;
      for (let i = at; i < at + 1100; i += 1) sum += samples[i]! * samples[i + lag]!;
      if (sum > best.sum) best = { lag, sum };
    }
    if (best.sum > 1) found.push(22_050 / best.lag);
  }
  return found.sort((a, b) => a - b)[found.length >> 1] ?? 0;
}
