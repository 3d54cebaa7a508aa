import { expect, test } from 'vitest';
import { Players } from './players.ts';

const report = (narrationId: string, state: 'playing' | 'paused' | 'ended') => ({
  ...{ narrationId, state, piece: 0, offset: 0 },
});

test('a player that comes goes on with what was asked for in this run, and with nothing else', () => {
  const players = new Players();
  expect(players.isDue('kept')).toBe(false);
  players.ask('new');
  expect([players.isDue('new'), players.isDue('kept')]).toEqual([true, false]);
});

test('it goes on with what sounded when its window broke, and leaves alone what was paused or had ended', () => {
  const players = new Players();
  players.ask('a');
  players.report(report('a', 'playing'));
  expect(players.isDue('a')).toBe(true);
  for (const state of ['paused', 'ended'] as const) {
    players.report(report('a', state));
    expect(players.isDue('a')).toBe(false);
  }
});

test('it goes on with what somebody wanted to go on with, until it has', () => {
  const players = new Players();
  players.report(report('a', 'paused'));
  players.want();
  expect(players.isDue('a')).toBe(true);
  players.report(report('a', 'playing'));
  players.report(report('a', 'paused'));
  expect(players.isDue('a')).toBe(false);
});
