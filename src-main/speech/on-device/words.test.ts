import { afterAll, describe, expect, it } from 'vitest';
import { pausesOf } from '../../narration/pauses.ts';
import { EdgeFinder } from '../edges.ts';
import { Levels } from '../levels.ts';
import type { WordMark } from '../voice-source.ts';
import { WavReader } from '../wav.ts';
import { createOnDeviceSource } from './source.ts';

const source = createOnDeviceSource({
  settings: () => ({ rate: 1, pitch: 0.5 }),
  defaultVoice: () => 'en-us',
});
afterAll(() => source.close());

interface Said {
  readonly words: readonly WordMark[];
  readonly seconds: number;
  /** Where sound begins after quiet, seconds. */
  readonly onsets: readonly number[];
}

async function say(text: string, voice: string): Promise<Said> {
  const { bytes, marks } = await source.speak({ text, voice }, new AbortController().signal);
  const [reader, levels, edges] = [new WavReader(), new Levels(), new EdgeFinder()];
  for await (const run of bytes) {
    for (const block of reader.push(run)) {
      levels.push(block);
      edges.push(block);
    }
  }
  const { seconds, soundStart = 0, soundEnd } = edges;
  const { pauses } = pausesOf(levels.values, soundStart, soundEnd);
  return { words: marks?.() ?? [], seconds, onsets: [soundStart, ...pauses.map(({ end }) => end)] };
}

/** Words that follow a comma or a full stop are heard to begin. */
const afterPause = /(?:^|[,.!?，。！？،؟।]\s*)$/u;

describe('the words of the voice on this computer', () => {
  it.each([
    ['en-us', 'I like 😀 cats, and déjà vu. It costs $1,234.56, Smith & sons say. Really? Yes, now.'],
    ['fr', 'Un déjà vu, l’été à Noël. Voilà, déjà 25 élèves. Oui, bien sûr.'],
    ['de', 'Das ist gut, am 3. Oktober. Straßen und Brücken, alles neu. Nur 24,5 Prozent.'],
    ['ru', 'Привет, мир. Это 25 книг, и все новые. Да, конечно.'],
    ['cmn', '你好，世界。今天天气很好！我们去公园，好吗？'],
    ['hi', 'नमस्ते, दुनिया। यह मेरी किताब है, और वह तुम्हारी।'],
    ['ar', 'مرحبا، كيف حالك؟ هذا كتاب جديد.'],
    ['en-us', 'A word de\u0301ja\u0300 vu, 🇩🇪 flags, 👩‍👩‍👧 families. C++ is #1, a < b, AT&T.'],
  ])('are told in order, and begin where they are heard: %s', async (voice, text) => {
    const { words, onsets, seconds } = await say(text, voice);
    const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(text);
    for (const { index, isWordLike } of segments) {
      if (isWordLike) expect(words.filter(({ from, to }) => from <= index && index < to)).toHaveLength(1);
    }
    words.slice(1).forEach((word, index) => {
      expect(word.from).toBeGreaterThanOrEqual(words[index]?.to ?? Infinity);
      expect(word.at).toBeGreaterThanOrEqual(words[index]?.at ?? Infinity);
    });
    expect(words.at(-1)?.at).toBeLessThan(seconds);
    const heard = words.filter(({ from }) => afterPause.test(text.slice(0, from)));
    expect(heard.length).toBeGreaterThan(2);
    for (const { from, at } of heard) {
      const off = Math.min(...onsets.map((onset) => Math.abs(onset - at)));
      expect(off, text.slice(from, from + 10)).toBeLessThan(0.05);
    }
  });

  it('have the places of a text that the engine took in stretches', async () => {
    const sentence = 'Number one is 😀 here, and it stays & waits. ';
    const text = sentence.repeat(60);
    const { words, onsets, seconds } = await say(text, 'en-us');
    const starts = words.filter(({ from }) => from % sentence.length === 0);
    expect(starts).toHaveLength(60);
    expect(new Set(starts.map(({ from, to }) => text.slice(from, to)))).toEqual(new Set(['Number']));
    const off = starts.map(({ at }) => Math.min(...onsets.map((onset) => Math.abs(onset - at))));
    // Where a stretch ends the engine makes no pause, so that nothing is heard to begin: twice in this text.
    expect(off.filter((seconds) => seconds < 0.05)).toHaveLength(58);
    expect(starts.at(-1)?.at).toBeGreaterThan(seconds * 0.97);
  });
});
