import { expect, it } from 'vitest';
import { defaultTimeouts, type Profile } from '../../src-preload/contract/profile.ts';
import type { Notes } from '../settings/memory.ts';
import { listedVoices } from '../speech/dify/voices.ts';
import { profileVoices, withMarks } from './voice-list.ts';

const profile = (voice: string | null): Profile => ({
  ...{ id: 'p', name: 'Work', url: 'https://dify.example.com/v1', user: 'me' },
  ...{ voice, allowPlainHttp: false, timeouts: defaultTimeouts },
});
const notes = (some: Partial<Notes>): Notes => ({
  ...{ favourites: [], used: [], replaced: [], answers: [] },
  ...some,
});

it('has the whole catalogue where nothing else is known', () => {
  expect(profileVoices(profile(null), notes({}))).toEqual(listedVoices);
});

it('puts what has spoken first, the last one before the others, and each voice once', () => {
  const voices = profileVoices(profile('nova'), notes({ used: ['zelda', 'nova'], favourites: ['nova'] }));
  expect(voices.slice(0, 2)).toEqual([
    { id: 'zelda', name: 'zelda', language: '', origin: 'used' },
    expect.objectContaining({
      ...{ id: 'nova', name: 'Nova', origin: 'used' },
      ...{ provider: 'OpenAI, Azure OpenAI', favourite: true },
    }),
  ]);
  const ids = voices.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(listedVoices.length + 1);
});

it('keeps favourites and the chosen voice that nobody lists', () => {
  const voices = profileVoices(profile('mine'), notes({ favourites: ['kept'], replaced: ['mine'] }));
  expect(voices.filter(({ origin }) => origin === 'named')).toEqual([
    { id: 'kept', name: 'kept', language: '', origin: 'named', favourite: true },
    { id: 'mine', name: 'mine', language: '', origin: 'named', replaced: true },
  ]);
});

it('marks what is remembered and leaves the rest as it is', () => {
  const voices = ['a', 'b'].map((id) => ({ id, name: id, language: '', origin: 'device' as const }));
  expect(withMarks(voices, notes({ favourites: ['b', 'gone'] }))).toEqual([
    voices[0],
    { ...voices[1], favourite: true },
  ]);
});
