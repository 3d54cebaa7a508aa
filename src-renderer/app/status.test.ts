import { expect, test } from 'vitest';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { type Scene, statusOf } from './status.ts';

const narration = (more: Partial<Narration> = {}): Narration => ({
  id: 'n1',
  title: 'A text',
  profileId: null,
  speaker: 'This computer',
  voice: 'en-us',
  pieces: 60,
  made: 3,
  growing: false,
  characters: 20_000,
  state: 'making',
  ...more,
});

const words = (more: Partial<Scene>): string =>
  statusOf({
    phase: 'ready',
    starting: false,
    here: true,
    busy: true,
    narration: narration(),
    player: 'playing',
    piece: 2,
    pieceState: 'made',
    caughtUp: false,
    held: false,
    blocked: false,
    ...more,
  }).words;

test('follows a narration from first to last', () => {
  expect(words({ narration: null, player: 'idle' })).toBe('Ready');
  expect(words({ narration: null, starting: true })).toBe('Getting ready…');
  expect(words({ player: 'waiting', piece: 0, pieceState: 'making' })).toBe('Making part 1 of 60…');
  expect(words({ player: 'waiting' })).toBe('Loading part 3 of 60…');
  expect(words({})).toBe('Playing part 3 of 60');
  expect(words({ player: 'paused' })).toBe('Paused at part 3 of 60');
  expect(words({ player: 'ended' })).toBe('Finished');
});

test('speaks of no parts where there is one', () => {
  const one = narration({ pieces: 1 });
  expect(words({ narration: one, piece: 0 })).toBe('Playing');
  expect(words({ narration: one, player: 'waiting', pieceState: 'planned' })).toBe('Making the sound…');
});

test('names no last part of a text that is being written', () => {
  const growing = narration({ growing: true, pieces: 3 });
  expect(words({ narration: growing })).toBe('Playing part 3');
  expect(words({ narration: growing, player: 'paused' })).toBe('Paused at part 3');
  expect(words({ narration: growing, player: 'waiting' })).toBe('Loading part 3…');
  expect(words({ narration: growing, player: 'waiting', pieceState: 'making' })).toBe('Making part 3…');
  expect(words({ narration: growing, player: 'failed' })).toBe('Part 3 could not be spoken');
  expect(words({ narration: growing, player: 'waiting', caughtUp: true })).toBe('Waiting for the answer…');
  const empty = { ...growing, pieces: 0 };
  expect(words({ narration: empty, player: 'paused', piece: 0, caughtUp: true })).toBe('Paused');
});

test('says that it waits for the server, but not while something sounds', () => {
  expect(words({ player: 'waiting', pieceState: 'making', held: true })).toBe('Waiting for the server…');
  expect(words({ held: true })).toBe('Playing part 3 of 60');
});

test('says when it stopped, failed, or waits for a press', () => {
  expect(words({ player: 'idle', narration: narration({ state: 'stopped' }) })).toBe('Stopped');
  expect(words({ player: 'failed' })).toBe('Part 3 of 60 could not be spoken');
  expect(
    words({ player: 'waiting', pieceState: 'failed', narration: narration({ state: 'failed', pieces: 1 }) }),
  ).toBe('This could not be spoken');
  expect(words({ player: 'waiting', blocked: true })).toBe('Ready to play: press Play to listen');
});

test('a failed later part does not hide what plays now', () => {
  expect(words({ narration: narration({ state: 'failed' }) })).toBe('Playing part 3 of 60');
});

test('tells of other windows and of a lost program', () => {
  expect(words({ here: false })).toBe('Playing in another window');
  expect(words({ here: false, busy: false })).toBe('Voicetray plays in another window');
  expect(words({ phase: 'lost' })).toBe('The connection to Voicetray was lost. Trying again…');
  expect(words({ phase: 'refused' })).toMatch(/^This page is not signed in/);
  expect(words({ phase: 'connecting' })).toBe('Connecting to Voicetray…');
});
