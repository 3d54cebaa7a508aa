import { expect, test } from 'vitest';
import type { PlayerReport } from '../../src-preload/contract/player.ts';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { heardNow } from './heard-now.ts';

const text = 'First one.\n\nSecond\n  one. Third.';
const made = { state: 'made', pauseAfter: 0.3 } as const;
const pieces: Piece[] = [
  {
    ...{ ...made, index: 0, start: 0, end: 25, duration: 4, soundStart: 0.1, soundEnd: 3.9 },
    sentences: [
      { start: 0, end: 10, at: 0.1 },
      { start: 12, end: 25, at: 2.1 },
    ],
  },
  { ...made, index: 1, start: 26, end: 32, sentences: [] },
];
const report: PlayerReport = { narrationId: 'n', state: 'playing', piece: 0, offset: 1 };
const shown = { pieces, text, pace: 0.06 };

test('the clock goes on from what was told, at its speed', () => {
  expect(heardNow(report, 0, 1, shown)).toBe('First one.');
  expect(heardNow(report, 0.9, 1, shown)).toBe('First one.');
  expect(heardNow(report, 0.6, 2, shown)).toBe('Second one.');
  expect(heardNow(report, 3600, 1, shown)).toBe('Second one.');
});

test('what does not play stays where it is', () => {
  for (const state of ['paused', 'waiting', 'ended', 'failed'] as const)
    expect(heardNow({ ...report, state }, 60, 1, shown)).toBe('First one.');
});

test('a piece without known sentences is heard whole', () => {
  expect(heardNow({ ...report, piece: 1 }, 0, 1, shown)).toBe('Third.');
});

test('while a piece is not made, its sentences are guessed at the pace that the player guesses at', () => {
  const planned: Piece = {
    ...{ index: 0, start: 0, end: 25, state: 'planned', pauseAfter: 0.3 },
    sentences: [
      { start: 0, end: 10 },
      { start: 12, end: 25 },
    ],
  };
  const at = (pace: number) => heardNow(report, 0, 1, { pieces: [planned], text, pace });
  expect([at(0.06), at(0.2)]).toEqual(['Second one.', 'First one.']);
});

test('what is not known is not made up', () => {
  expect(heardNow({ ...report, piece: 7 }, 0, 1, shown)).toBeNull();
  expect(heardNow(report, 0, 1, { ...shown, text: null })).toBeNull();
  expect(heardNow(report, 0, 1, { ...shown, text: '' })).toBeNull();
});
