import { describe, expect, test } from 'vitest';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { filterGroups, flatten, type Group } from '../ui/options.ts';
import { groupVoices, type VoiceWords } from './voice-groups.ts';

const words: VoiceWords = {
  favourites: 'Favourites',
  used: 'Spoken with',
  named: 'Typed',
  other: 'Other voices',
  replaced: 'sounds like the default',
};
const found = (groups: Group[], query: string): string[] =>
  flatten(filterGroups(groups, query)).map((option) => option.value);
const shape = (groups: Group[]): Record<string, string[]> =>
  Object.fromEntries(groups.map(({ label, options }) => [label, options.map(({ value }) => value)]));

describe('the voices of this computer', () => {
  const voices: Voice[] = [
    { id: 'de', name: 'German', language: 'de', origin: 'device' },
    { id: 'en-us', name: 'English_(America)', language: 'en-us', origin: 'device' },
    { id: 'en-gb-x-rp', name: 'English_(Received_Pronunciation)', language: 'en-gb-x-rp', origin: 'device' },
    { id: 'chr', name: 'Cherokee_', language: 'chr-US-Qaaa-x-west', origin: 'device' },
    { id: 'alien', name: 'Alien', language: '', origin: 'device' },
  ];
  const labels = (preferred: string[]): string[] =>
    groupVoices(voices, preferred, words).map((group) => group.label);

  test('the languages of the person come first, voices without a language last', () => {
    expect(labels([])).toEqual(['Cherokee', 'English', 'German', 'Other voices']);
    expect(labels(['de-AT', 'en'])).toEqual(['German', 'English', 'Cherokee', 'Other voices']);
  });

  test('names read as words', () => {
    const shown = flatten(groupVoices(voices, ['en'], words)).map((option) => option.label);
    expect(shown).toContain('English (Received Pronunciation)');
    expect(shown).toContain('Cherokee');
  });

  test('a voice is found by name, id and its language in both tongues', () => {
    const groups = groupVoices(voices, [], words);
    expect(found(groups, 'deutsch')).toEqual(['de']);
    expect(found(groups, 'german')).toEqual(['de']);
    expect(found(groups, 'received')).toEqual(['en-gb-x-rp']);
    expect(found(groups, 'en-us')).toEqual(['en-us']);
  });

  test('a favourite stands above the languages, and nowhere else', () => {
    const liked = voices.map((voice) => (voice.id === 'de' ? { ...voice, favourite: true } : voice));
    const groups = groupVoices(liked, ['en'], words);
    expect(Object.keys(shape(groups))).toEqual(['Favourites', 'English', 'Cherokee', 'Other voices']);
    expect(shape(groups)['Favourites']).toEqual(['de']);
    expect(found(groups, 'deutsch')).toEqual(['de']);
  });

  test('a tag that is none does not break the list', () => {
    const odd = groupVoices([{ id: 'o', name: 'Odd', language: '??', origin: 'device' }], ['en'], words);
    expect(odd).toEqual([
      {
        label: 'Other voices',
        options: [{ value: 'o', label: 'Odd', note: 'o', search: 'Odd o Other voices Other voices' }],
      },
    ]);
  });
});

describe('the voices of a Dify profile', () => {
  const listed = (id: string, provider: string, more: Partial<Voice> = {}): Voice => ({
    ...{ id, name: id, language: '', origin: 'listed', provider },
    ...more,
  });
  const voices: Voice[] = [
    { id: 'my_voice', name: 'my_voice', language: '', origin: 'used' },
    listed('nova', 'OpenAI', { origin: 'used', replaced: true }),
    listed('onyx', 'OpenAI', { favourite: true }),
    listed('Cherry', 'Tongyi', { languages: ['zh-Hans', 'en-US'] }),
    listed('hanna', 'Sambert', { language: 'de-DE', languages: ['de-DE'] }),
    listed('echo', 'OpenAI'),
    { id: 'typed', name: 'typed', language: '', origin: 'named' },
  ];
  const groups = groupVoices(voices, ['de'], words);

  test('stand under favourites, those spoken with, their providers in order, and what was typed', () => {
    expect(shape(groups)).toEqual({
      Favourites: ['onyx'],
      'Spoken with': ['my_voice', 'nova'],
      Tongyi: ['Cherry'],
      Sambert: ['hanna'],
      OpenAI: ['echo'],
      Typed: ['typed'],
    });
    expect(groups.map(({ label }) => label).slice(2)).toEqual(['Tongyi', 'Sambert', 'OpenAI', 'Typed']);
  });

  test('keep their names, and say beside them what the heading does not', () => {
    const notes = Object.fromEntries(flatten(groups).map(({ label, note }) => [label, note]));
    expect(notes).toEqual({
      ...{ onyx: 'OpenAI', my_voice: undefined, nova: 'sounds like the default', Cherry: undefined },
      ...{ hanna: 'German', echo: undefined, typed: undefined },
    });
  });

  test('are found by provider and by each language they speak', () => {
    expect(found(groups, 'openai').toSorted()).toEqual(['echo', 'nova', 'onyx']);
    expect(found(groups, 'chinese')).toEqual(['Cherry']);
    expect(found(groups, 'english')).toEqual(['Cherry']);
    expect(found(groups, 'deutsch')).toEqual(['hanna']);
  });
});
