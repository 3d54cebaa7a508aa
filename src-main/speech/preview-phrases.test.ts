import { describe, expect, it } from 'vitest';
import { previewLanguage, previewPhrase } from './preview-phrases.ts';
import { engineVoices } from './on-device/voices.ts';

describe('the phrase', () => {
  it('is in the language of the tag, whatever its region, script or case', () => {
    expect(previewPhrase('de-AT')).toMatch(/^Hallo, so klinge/);
    expect(previewPhrase('EN-us')).toBe(previewPhrase('en-GB'));
    expect(previewPhrase('zh-Hans')).toContain('这');
    expect(previewPhrase('zh-TW')).toContain('這');
    expect(previewPhrase('cmn')).toBe(previewPhrase('zh'));
    expect(previewPhrase('nn')).toBe(previewPhrase('nb'));
    expect(previewPhrase('pt-BR')).toMatch(/^Olá/);
  });

  it('is in about thirty languages at least, each its own, and short', () => {
    const tags =
      'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi yue zh';
    const phrases = tags.split(' ').map(previewPhrase);
    expect(new Set(phrases).size).toBe(tags.split(' ').length);
    for (const phrase of phrases) expect(phrase.length).toBeLessThanOrEqual(60);
    for (const phrase of phrases) expect(phrase.length).toBeGreaterThan(10);
  });

  it('is the name of a language that has none, and English where there is no tag', () => {
    expect(previewPhrase('zu')).toMatch(/zulu/i);
    for (const tag of ['', '??', 'x', 'en']) expect(previewPhrase(tag)).toMatch(/^Hello/);
  });

  it('is something to say for every voice of this computer', () => {
    for (const { language } of engineVoices) expect(previewPhrase(language)).toMatch(/[\p{L}\p{M}]{2}/u);
  });
});

describe('the language to be heard in', () => {
  it('is the app’s where the voice speaks it, else English, else its first', () => {
    expect(previewLanguage(['en-US', 'de-DE'], 'de')).toBe('de-DE');
    expect(previewLanguage(['zh-Hans', 'en-US'], 'pl-PL')).toBe('en-US');
    expect(previewLanguage(['de-DE', 'fr-FR'], 'pl-PL')).toBe('de-DE');
    expect(previewLanguage(['fr-FR', 'en-GB'], null)).toBe('en-GB');
  });

  it('is the app’s, or English, for a voice that nothing is known of', () => {
    expect(previewLanguage([], 'ja-JP')).toBe('ja-JP');
    expect(previewLanguage([], null)).toBe('en');
    expect(previewLanguage([], 'no tag')).toBe('no tag');
    expect(previewPhrase('no tag')).toMatch(/^Hello/);
  });
});
