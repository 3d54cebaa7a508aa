import { describe, expect, it } from 'vitest';
import { voiceSchema } from '../../../src-preload/contract/voice.ts';
import { voiceCatalogue } from './voice-catalogue.ts';
import { languagesOfVoice, listedVoices, voiceOfId } from './voices.ts';

describe('the catalogue', () => {
  it('has no empty table, and the providers that a Dify server comes with', () => {
    expect(voiceCatalogue.filter(({ voices }) => Object.keys(voices).length === 0)).toEqual([]);
    const providers = new Set(voiceCatalogue.map(({ provider }) => provider));
    for (const name of ['OpenAI', 'Azure', 'Qwen', 'CosyVoice2', 'Fish Speech', 'SageMaker'])
      expect([...providers].some((provider) => provider.includes(name))).toBe(true);
    expect(listedVoices.length).toBeGreaterThan(100);
  });

  it('names every voice once, in words that fit the contract', () => {
    const ids = listedVoices.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const voice of listedVoices) {
      expect(voiceSchema.parse(voice)).toEqual(voice);
      expect([voice.id.trim(), voice.name.trim()]).toEqual([voice.id, voice.name]);
      expect(voice.name).not.toBe('');
      expect(voice.provider).not.toBe('');
    }
  });

  it('gives languages as canonical BCP 47 tags that have a name', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    for (const { languages } of voiceCatalogue) {
      expect(Intl.getCanonicalLocales([...languages])).toEqual(languages);
      expect(languages.length).toBeGreaterThan(0);
      for (const tag of languages) expect(names.of(tag)).toEqual(expect.any(String));
    }
  });
});

describe('what an id tells', () => {
  it('the languages of a listed voice, and of one whose name begins with a tag', () => {
    expect(languagesOfVoice('Cherry')).toContain('ko-KR');
    expect(languagesOfVoice('sambert-hanna-v1')).toEqual(['de-DE']);
    expect(languagesOfVoice('de-DE-KatjaNeural')).toEqual(['de-DE']);
    expect(languagesOfVoice('af_heart')).toEqual([]);
    expect(languagesOfVoice('my-VOICE')).toEqual([]);
  });

  it('a voice, with what the catalogue knows of it', () => {
    expect(voiceOfId('nova', 'used')).toMatchObject({ name: 'Nova', origin: 'used', language: '' });
    expect(voiceOfId('pt-BR-Clara', 'named')).toEqual({
      ...{ id: 'pt-BR-Clara', name: 'pt-BR-Clara' },
      ...{ language: 'pt-BR', origin: 'named' },
    });
  });
});
