import { expect, test } from 'vitest';
import { clock, roughly, timeWords } from './time.ts';

test('shows times as a player does', () => {
  expect([0, 7.9, 65, 3723].map(clock)).toEqual(['0:00', '0:07', '1:05', '1:02:03']);
});

test('shows zero for what is not a time', () => {
  expect([Number.NaN, Infinity, -3].map(clock)).toEqual(['0:00', '0:00', '0:00']);
});

test('says times in words', () => {
  expect([0, 1, 60, 65, 3600, 7325].map(timeWords)).toEqual([
    '0 seconds',
    '1 second',
    '1 minute',
    '1 minute 5 seconds',
    '1 hour',
    '2 hours 2 minutes 5 seconds',
  ]);
});

test('rounds estimates', () => {
  expect([0.4, 1.2, 24, 148, 5556].map(roughly)).toEqual([
    'less than a minute',
    '1 minute',
    '24 minutes',
    '2 hours 30 minutes',
    '93 hours',
  ]);
});
