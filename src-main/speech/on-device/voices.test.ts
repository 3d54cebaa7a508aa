import { expect, it } from 'vitest';
import { voiceSchema } from '../../../src-preload/contract/voice.ts';
import { loadEngine } from './engine.ts';
import { engineVoices, findVoice } from './voices.ts';

it('lists every voice of the engine and no other', async () => {
  const engine = await loadEngine(new URL('.', import.meta.resolve('@echogarden/espeak-ng-emscripten')));
  // `art/xex` is a test of the engine's makers.
  const known = engine.identifiers().filter((identifier) => identifier !== 'art/xex');
  expect(engineVoices.map(({ identifier }) => identifier).sort()).toEqual(known.sort());
});

it('gives each voice an id of its own, a name and a language tag', () => {
  expect(new Set(engineVoices.map(({ id }) => id)).size).toBe(engineVoices.length);
  for (const voice of engineVoices) {
    expect(voiceSchema.safeParse(voice).success).toBe(true);
    expect(voice.name).toBe(voice.name.trim());
    expect(voice.language).toBe(Intl.getCanonicalLocales(voice.language)[0]);
  }
});

it('finds a voice in any case of letters', () => {
  expect(findVoice('EN-US')?.id).toBe('en-us');
  expect(findVoice('constructor')).toBeUndefined();
});
