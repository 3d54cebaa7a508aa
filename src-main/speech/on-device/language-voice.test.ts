import { describe, expect, it } from 'vitest';
import { voiceForLanguage } from './language-voice.ts';
import { findVoice } from './voices.ts';

const chosen = findVoice('en-us');
if (!chosen) throw new Error('the engine speaks English');
const followed = { detect: true, voices: {} };
const voiceOf = (
  language: string | undefined,
  languages: Parameters<typeof voiceForLanguage>[2] = followed,
) => voiceForLanguage(chosen, language, languages).id;

describe('voiceForLanguage', () => {
  it.each([
    ['de', 'de'],
    ['fr', 'fr'],
    ['pt', 'pt'],
    ['es', 'es'],
    ['zh', 'cmn'],
    ['vi', 'vi'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['fa', 'fa'],
    ['sr', 'sr'],
    ['de-AT', 'de'],
  ])('gives %s the voice %s', (language, voice) => {
    expect(voiceOf(language)).toBe(voice);
  });

  it('keeps the chosen voice for its own language, and where none is known', () => {
    expect(voiceOf('en')).toBe('en-us');
    expect(voiceOf('en-GB')).toBe('en-us');
    expect(voiceOf(undefined)).toBe('en-us');
    expect(voiceOf('tlh')).toBe('piqd');
    expect(voiceOf('yo')).toBe('en-us');
  });

  it('takes the voice that was set for a language, while there is such a voice', () => {
    expect(voiceOf('fr', { detect: true, voices: { fr: 'fr-be' } })).toBe('fr-be');
    expect(voiceOf('fr', { detect: true, voices: { fr: 'nobody' } })).toBe('fr');
  });

  it('follows no language when it is not to', () => {
    expect(voiceOf('fr', { detect: false, voices: { fr: 'fr-be' } })).toBe('en-us');
  });
});
