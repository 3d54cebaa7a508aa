import { expect, test } from 'vitest';
import type { Voice } from '../../src-preload/contract/voice.ts';
import { Program } from '../app/program.fixture.ts';
import { Voices } from './voices.svelte.ts';

const voice = (id: string): Voice => ({ id, name: id, language: '', origin: 'listed' });
const ids = (voices: Voices): string[] => voices.list.map(({ id }) => id);

test('follows what the program learns of the profile that is shown, and of no other', async () => {
  const program = new Program();
  let known = ['a'];
  program.answer('listVoices', () => ({ value: { voices: known.map(voice), defaultVoice: 'a' } }));
  const voices = new Voices(program.bridge);
  const stop = voices.follow();
  await voices.show('p');
  known = ['b', 'a'];
  program.emit('voices', { profileId: 'q' });
  program.emit('voices', { profileId: null });
  expect(program.calls.length).toBe(1);
  program.emit('voices', { profileId: 'p' });
  expect(ids(voices)).toEqual(['a']);
  await expect.poll(() => ids(voices)).toEqual(['b', 'a']);
  stop();
  program.emit('voices', { profileId: 'p' });
  expect(program.calls.length).toBe(2);
});

test('shows what can be chosen while the app’s default is not known, and asks again', async () => {
  const program = new Program();
  program.answer('listVoices', () => ({
    value: { voices: [voice('a')], defaultVoice: null, error: { code: 'server_unreachable' } },
  }));
  const voices = new Voices(program.bridge);
  await voices.show('p');
  expect([ids(voices), voices.error?.code, voices.loading]).toEqual([['a'], 'server_unreachable', false]);
  program.answer('listVoices', () => ({ value: { voices: [voice('a')], defaultVoice: 'a' } }));
  const mended = voices.mend();
  expect([ids(voices), voices.loading]).toEqual([['a'], true]);
  await mended;
  expect([voices.error, voices.defaultVoice]).toEqual([null, 'a']);
  await voices.mend();
  expect(program.calls.length).toBe(2);
});

test('drops the late answer about a profile that is no longer shown', async () => {
  const program = new Program();
  program.answer('listVoices', (payload) => ({
    value: { voices: [voice(JSON.stringify(payload))], defaultVoice: null },
  }));
  const voices = new Voices(program.bridge);
  await Promise.all([voices.show('p'), voices.show(null)]);
  expect(ids(voices)).toEqual(['{"profileId":null}']);
});
