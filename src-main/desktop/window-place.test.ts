import { describe, expect, test } from 'vitest';
import { backInSight, sanePlace } from './window-place.ts';

const usual = { width: 880, height: 680 };
const screen = { x: 0, y: 24, width: 1920, height: 1056 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const saved = { x: 200, y: 100, width: 900, height: 700, maximized: false };

describe('a window opens', () => {
  test('where the system puts it at first, in its usual size', () => {
    expect(sanePlace(null, usual, [screen])).toEqual({ ...usual, maximized: false });
  });
  test('where it was', () => {
    expect(sanePlace(saved, usual, [screen])).toEqual(saved);
    expect(sanePlace({ ...saved, maximized: true }, usual, [screen]).maximized).toBe(true);
  });
  test('on a screen to the left, while that is there', () => {
    const there = { ...saved, x: -1000 };
    expect(sanePlace(there, usual, [screen, left])).toEqual(there);
    expect(sanePlace(there, usual, [screen])).toEqual({ width: 900, height: 700, maximized: false });
  });
  test.each([
    ['above the edge', { ...saved, y: -300 }],
    ['below it', { ...saved, y: 1070 }],
    ['all but out to the right', { ...saved, x: 1860 }],
  ])('in the middle when it was %s', (_where, place) => {
    expect(sanePlace(place, usual, [screen])).not.toHaveProperty('x');
  });
  test('half out, as it was left, when a hand can take it', () => {
    expect(sanePlace({ ...saved, x: 1700 }, usual, [screen]).x).toBe(1700);
  });
  test('no larger than the screen', () => {
    const small = { x: 0, y: 0, width: 800, height: 600 };
    const place = sanePlace({ ...saved, x: 10, y: 10 }, usual, [small]);
    expect(place).toMatchObject({ x: 0, y: 0, width: 800, height: 600 });
    expect(sanePlace(null, usual, [small])).toMatchObject({ width: 800, height: 600 });
  });
  test('all in sight when its screen has become too small for it, and where it was when only one side has', () => {
    const low = { x: 0, y: 24, width: 1920, height: 400 };
    expect(sanePlace(saved, usual, [low])).toMatchObject({ x: 200, y: 24, width: 900, height: 400 });
  });
  test('even where no screen is told of', () => {
    expect(sanePlace(saved, usual, [])).toEqual({ width: 900, height: 700, maximized: false });
  });
});

describe('a window that is brought to the front', () => {
  const bounds = { x: -1000, y: 100, width: 900, height: 700 };
  test('comes where it was, while its screen is there', () => {
    expect(backInSight(bounds, [screen, left])).toBeNull();
    // A hand has put it there.
    expect(backInSight({ ...bounds, x: 200, y: -40 }, [screen])).toBeNull();
    expect(backInSight({ ...bounds, x: 1850 }, [screen])).not.toBeNull();
    expect(backInSight(bounds, [])).toBeNull();
  });
  test('comes to the middle of the first screen when its own has gone', () => {
    expect(backInSight(bounds, [screen])).toEqual({ x: 510, y: 202, width: 900, height: 700 });
    const small = { x: 0, y: 0, width: 683, height: 384 };
    expect(backInSight(bounds, [small])).toEqual(small);
  });
});
