import { describe, expect, test } from 'vitest';
import { endingOf } from './joints.ts';

const segment = { piece: 0, origin: 10, from: 10, soundStart: 0.2 };

describe('the ending of a piece', () => {
  test('leaves the last of the pause to the next piece', () => {
    const { end, next, cut } = endingOf(segment, 3, 0.5, false);
    expect([end, next]).toEqual([13, 13.5]);
    expect(cut).toBeCloseTo(13.38);
  });

  test('never cuts into the sound, however short the pause', () => {
    expect(endingOf(segment, 3, 0.05, false)).toEqual({ end: 13, next: 13.05, cut: 13 });
    expect(endingOf(segment, 3, 0, false)).toEqual({ end: 13, next: 13, cut: 13 });
  });

  test('is the end of the sound for the last piece', () => {
    expect(endingOf(segment, 3, 0.5, true).cut).toBe(13);
  });

  test('is not before the beginning where a piece is silent', () => {
    expect(endingOf(segment, 0, 0.5, false)).toMatchObject({ end: 10.2, next: 10.7 });
  });
});
