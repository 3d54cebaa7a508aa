import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { Timeline } from './timeline.ts';

const planned = (index: number, characters: number, pauseAfter = 0.5): Piece => ({
  ...{ index, start: index * 1000, end: index * 1000 + characters, state: 'planned', pauseAfter },
  sentences: [],
});
const made = (index: number, seconds: number, characters = 150, pauseAfter = 0.5): Piece => ({
  ...planned(index, characters, pauseAfter),
  ...{ state: 'made', duration: seconds + 0.3, soundStart: 0.1, soundEnd: 0.1 + seconds },
});

describe('a timeline', () => {
  test('adds sounds and pauses, but no pause at the end', () => {
    const timeline = new Timeline([made(0, 2), made(1, 3), made(2, 4)]);
    expect(timeline.startOf(1)).toBeCloseTo(2.5);
    expect(timeline.startOf(2)).toBeCloseTo(6);
    expect(timeline.duration).toBeCloseTo(10);
    expect(timeline.estimated).toBe(false);
  });

  test('guesses what is not made at the pace of what is', () => {
    // 20 characters a second.
    const timeline = new Timeline([made(0, 5, 100), planned(1, 60)]);
    expect(timeline.estimated).toBe(true);
    expect(timeline.duration).toBeCloseTo(5.5 + 3);
  });

  test('guesses at a usual pace while too little is made', () => {
    expect(new Timeline([made(0, 5, 10), planned(1, 150)]).duration).toBeCloseTo(5.5 + 10);
  });

  test('gives a piece that is still being made at least what there is of it', () => {
    const pieces = [planned(0, 15, 0), planned(1, 15, 0)];
    expect(new Timeline(pieces).startOf(1)).toBeCloseTo(1);
    expect(new Timeline(pieces, { piece: 0, seconds: 8 }).startOf(1)).toBeCloseTo(8);
    expect(new Timeline(pieces, { piece: 0, seconds: 0.2 }).startOf(1)).toBeCloseTo(1);
  });

  test('keeps its guesses before a place that somebody went to, and refines those behind it', () => {
    const before = new Timeline([planned(0, 150), planned(1, 150), planned(2, 150)]);
    expect(before.startOf(1)).toBeCloseTo(10.5);
    // The piece that was sought turns out to be spoken twice as fast.
    const pieces = [planned(0, 150), made(1, 5), planned(2, 150)];
    const after = new Timeline(pieces, undefined, false, { before: 1, pace: before.pace });
    expect(after.startOf(1)).toBeCloseTo(10.5);
    expect(after.duration).toBeCloseTo(10.5 + 5.5 + 5);
    expect(new Timeline(pieces).startOf(1)).toBeCloseTo(5.5);
  });

  test('keeps a place within its piece', () => {
    const timeline = new Timeline([made(0, 2), made(1, 3)]);
    expect(timeline.at({ piece: 0, offset: 99 })).toBeCloseTo(2.5);
    expect(timeline.at({ piece: 1, offset: -1 })).toBeCloseTo(2.5);
    expect(timeline.at({ piece: 1, offset: 99 })).toBeCloseTo(5.5);
  });

  test('is empty without pieces', () => {
    const timeline = new Timeline([]);
    expect(timeline.duration).toBe(0);
    expect(timeline.locate(3)).toEqual({ piece: 0, offset: 0 });
    expect(timeline.at({ piece: 0, offset: 1 })).toBe(0);
  });

  test('a moment has one place, and the place leads back to the moment', () => {
    const piece = fc.record({ seconds: fc.double({ min: 0.01, max: 60, noNaN: true }), known: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (all, part) => {
          const timeline = new Timeline(
            all.map(({ seconds, known }, i) => (known ? made(i, seconds) : planned(i, 20))),
          );
          const moment = timeline.duration * part;
          const place = timeline.locate(moment);
          expect(place.piece).toBeLessThan(all.length);
          expect(place.offset).toBeGreaterThanOrEqual(0);
          expect(timeline.at(place)).toBeCloseTo(Math.min(Math.max(0, moment), timeline.duration), 6);
        },
      ),
    );
  });
});
