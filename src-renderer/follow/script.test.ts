import { expect, test } from 'vitest';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { Program } from '../app/program.fixture.ts';
import { Heard } from './heard.svelte.ts';
import { Script } from './script.svelte.ts';
import { sentenceBeside } from './sentence-of.ts';
import { WordTimes } from './word-times.ts';

const piece: Piece = {
  ...{ index: 0, start: 0, end: 20, state: 'made', pauseAfter: 0.5 },
  ...{ duration: 3, soundStart: 0.5, soundEnd: 2.5 },
  sentences: [
    { start: 0, end: 10, at: 0.5 },
    { start: 11, end: 20, at: 1.5 },
  ],
};

test('the text and its headings are asked for once a narration', async () => {
  const program = new Program();
  const chapters = [{ title: 'Rain', level: 1, piece: 0 }];
  program.answer('getScript', () => ({ value: { text: '# Rain', chapters } }));
  const script = new Script(program.bridge);
  await script.follow({ id: 'a', growing: false });
  await script.follow({ id: 'a', growing: false });
  expect(program.calls.map(({ payload }) => payload)).toEqual([{ narrationId: 'a' }]);
  expect(script).toMatchObject({ text: '# Rain', chapters, known: true });
  await script.follow(null);
  expect(script).toMatchObject({ text: null, chapters: [], known: false });
});

test('what is being written is asked for when it is whole, and a lost answer once more', async () => {
  const program = new Program();
  const script = new Script(program.bridge);
  await script.follow({ id: 'a', growing: true });
  expect(program.calls).toEqual([]);
  await script.follow({ id: 'a', growing: false });
  expect(script.known).toBe(false);
  program.answer('getScript', () => ({ value: { text: null, chapters: [] } }));
  await script.follow({ id: 'a', growing: false });
  expect(script).toMatchObject({ text: null, known: true });
});

test('an old answer does not replace a newer text', async () => {
  const program = new Program();
  program.answer('getScript', (payload) => ({
    value: { text: (payload as { narrationId: string }).narrationId, chapters: [] },
  }));
  const script = new Script(program.bridge);
  const old = script.follow({ id: 'a', growing: false });
  await script.follow({ id: 'b', growing: false });
  await old;
  expect(script.text).toBe('b');
});

test('the word that sounds is told where its voice tells its times', async () => {
  const program = new Program();
  const words = [
    { start: 0, end: 4, at: 0.5 },
    { start: 5, end: 10, at: 1 },
  ];
  program.answer('getWords', () => ({ value: { words } }));
  const times = new WordTimes(program.bridge, 'a');
  expect(times.at(piece, 0)).toBeNull();
  await expect.poll(() => times.at(piece, 0)).toEqual(words[0]);
  expect(times.at(piece, 0.6)).toEqual(words[1]);
  expect(program.calls).toHaveLength(1);
  const mute = new WordTimes(new Program().bridge, 'a');
  expect(mute.at({ ...piece, state: 'making' }, 1)).toBeNull();
});

test('what is heard changes with the sentence, and is nothing where nothing sounds', () => {
  const heard = new Heard();
  const look = (offset: number): void => heard.look({ piece: 0, offset }, piece, 1, null);
  look(0.2);
  const first = heard.now;
  expect(first).toEqual({ piece: 0, sentence: 0 });
  look(0.9);
  expect(heard.now).toBe(first);
  look(1);
  expect(heard.now).toEqual({ piece: 0, sentence: 1 });
  heard.look({ piece: 9, offset: 0 }, undefined, 1, null);
  expect(heard.now).toBeNull();
});

test('the arrows go from sentence to sentence, through pieces', () => {
  const pieces = [piece, { sentences: [] }, piece];
  expect(sentenceBeside(pieces, { piece: 0, sentence: 0 }, 1)).toEqual({ piece: 0, sentence: 1 });
  expect(sentenceBeside(pieces, { piece: 0, sentence: 1 }, 1)).toEqual({ piece: 1, sentence: 0 });
  expect(sentenceBeside(pieces, { piece: 2, sentence: 0 }, -1)).toEqual({ piece: 1, sentence: 0 });
  expect(sentenceBeside(pieces, { piece: 1, sentence: 0 }, -1)).toEqual({ piece: 0, sentence: 1 });
  expect(sentenceBeside(pieces, { piece: 0, sentence: 0 }, -1)).toBeNull();
  expect(sentenceBeside(pieces, { piece: 2, sentence: 1 }, 1)).toBeNull();
});
