import { describe, expect, test } from 'vitest';
import { joint, Segments } from './segments.ts';

/** Two seconds of sound each, half a second apart, with 0.2 s of silence at the beginning of their files. */
function three(): Segments {
  const segments = new Segments();
  segments.add({ piece: 4, origin: 0, from: 0, soundStart: 0.2 });
  segments.add({ piece: 5, origin: 2.5, from: 2.58, soundStart: 0.2 });
  segments.add({ piece: 6, origin: 5, from: 5.18, soundStart: 0.2 });
  return segments;
}

describe('segments', () => {
  test('tell the place that sounds', () => {
    const segments = three();
    expect(segments.placeAt(1.2)).toEqual({ piece: 4, offset: 1 });
    expect(segments.placeAt(3.7)).toEqual({ piece: 5, offset: 1 });
    expect(segments.placeAt(99)?.piece).toBe(6);
  });

  test('count the pause to the piece before it', () => {
    expect(three().placeAt(2.6)).toEqual({ piece: 4, offset: 2.4 });
  });

  test('are at the beginning of the first piece before its sound', () => {
    expect(three().placeAt(0)).toEqual({ piece: 4, offset: 0 });
    expect(new Segments().placeAt(0)).toBeUndefined();
  });

  test('lead from a place to its time and back', () => {
    const segments = three();
    for (const place of [4, 5, 6].flatMap((piece) => [0, 0.5, 1.9].map((offset) => ({ piece, offset })))) {
      const back = segments.placeAt(segments.timeOf(place)!);
      expect(back?.piece).toBe(place.piece);
      expect(back?.offset).toBeCloseTo(place.offset);
    }
    expect(segments.timeOf({ piece: 7, offset: 0 })).toBeUndefined();
  });

  test('enter a piece a little before its sound, never in the piece before', () => {
    const segments = three();
    expect(segments.timeOf({ piece: 5, offset: 0 })).toBeCloseTo(2.65);
    expect(segments.timeOf({ piece: 6, offset: 0 })).toBeCloseTo(5.18);
  });

  test('move with silence that becomes known late', () => {
    const segments = new Segments();
    segments.add({ piece: 0, origin: 0, from: 0, soundStart: 0 });
    segments.learn(0, 0.4);
    expect(joint(segments.of(0)!)).toBe(0.4);
    expect(segments.placeAt(1)?.offset).toBeCloseTo(0.6);
  });

  test('replace a piece together with what followed it', () => {
    const segments = three();
    segments.add({ piece: 5, origin: 3, from: 3, soundStart: 0 });
    expect(segments.of(6)).toBeUndefined();
    expect(segments.last).toMatchObject({ piece: 5, origin: 3 });
  });

  test('forget what is gone, but not what is only partly gone', () => {
    const segments = three();
    segments.dropBefore(3);
    expect(segments.of(4)).toBeUndefined();
    expect(segments.of(5)).toBeDefined();
    segments.dropBefore(0);
    expect(segments.of(5)).toBeDefined();
  });
});
