import { expect, test } from 'vitest';
import { speedsWith, stepSpeed } from './speeds.ts';

test('a speed of one’s own stands among the usual ones', () => {
  expect(speedsWith(1.1).slice(1, 5)).toEqual([0.75, 1, 1.1, 1.25]);
  expect(speedsWith(2)).toEqual(speedsWith(1));
});

test('steps go to the next usual speed, and no further than the ends', () => {
  expect([stepSpeed(1, 1), stepSpeed(1.1, 1), stepSpeed(1.1, -1)]).toEqual([1.25, 1.25, 1]);
  expect([stepSpeed(4, 1), stepSpeed(0.5, -1)]).toEqual([4, 0.5]);
});
