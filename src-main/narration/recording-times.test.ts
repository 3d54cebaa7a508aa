import { afterAll, expect, it } from 'vitest';
import { createOnDeviceSource } from '../speech/on-device/source.ts';
import { planPieces } from './plan.ts';
import { studioFor } from './recording.fixture.ts';
import { ScriptedVoice } from './voice.fixture.ts';

const source = createOnDeviceSource({
  settings: () => ({ rate: 1, pitch: 0.5 }),
  defaultVoice: () => 'en-us',
});
afterAll(() => source.close());

const pauses = { clause: 0.1, sentence: 0.3, paragraph: 0.7, heading: 1 };
const text =
  'The lamp was still warm when they came.\n\nIt was déjà vu. Nobody asked for tea 😀, then! Seven boats left.';

it('tells of a made piece where its sentences and its words begin, and how loud it is', async () => {
  const { recording, signal } = await studioFor(source, { text, plan: planPieces(text, pauses) }, 'one');
  await recording.makeAll(signal);
  const [first, second] = recording.pieces();
  expect(first?.sentences).toHaveLength(1);
  expect(first?.sentences[0]?.at).toBe(first?.soundStart);

  const words = recording.words(1);
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(
    'It was déjà vu Nobody asked for tea 😀 then Seven boats left'.split(' '),
  );
  const sentences = second?.sentences ?? [];
  expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
    'It was déjà vu.',
    'Nobody asked for tea 😀, then!',
    'Seven boats left.',
  ]);
  expect(sentences[0]?.at).toBe(second?.soundStart);
  for (const { start, at } of sentences.slice(1)) {
    expect(words.find((word) => word.start === start)?.at).toBeCloseTo(at ?? -1, 4);
  }
  expect(second?.loudness).toBeGreaterThan(-35);
  expect(second?.loudness).toBeLessThan(-10);
});

it('tells no words and no sentences of what is not known to have any', async () => {
  const voice = new ScriptedVoice();
  const piece = { index: 0, start: 0, end: 0, words: '', sentences: [], pauseAfter: 0 };
  const plan = { pieces: [{ ...piece, pauseKind: 'none' as const }], chapters: [] };
  const { recording, signal } = await studioFor(voice, { messageId: 'a-message', plan }, 'one');
  await recording.makeAll(signal);
  expect(recording.pieces()[0]).toMatchObject({ state: 'made', sentences: [] });
  expect(recording.words(0)).toEqual([]);
  expect(() => recording.words(1)).toThrow(
    expect.objectContaining({ error: { code: 'request_invalid', detail: 'no such piece' } }),
  );
});
