import { describe, expect, test } from 'vitest';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { Moves } from './moves.ts';
import { sentenceAt, sentenceStarts } from './sentences.ts';
import { type Place, Timeline } from './timeline.ts';

/** Pieces of 100 characters in sentences of 25; a made one has 10 s of sound, which start after 0.5 s. */
const piece = (index: number, made: boolean, ats: number[] = []): Piece => ({
  ...{ index, start: index * 100, end: index * 100 + 100, pauseAfter: 0.5 },
  state: made ? 'made' : 'planned',
  ...(made && { duration: 11, soundStart: 0.5, soundEnd: 10.5 }),
  sentences: [0, 25, 50, 75].map((start, at) => ({
    ...{ start: index * 100 + start, end: index * 100 + start + 25 },
    ...(ats[at] !== undefined && { at: ats[at] }),
  })),
});

describe('the beginnings of sentences', () => {
  test('are those that were measured, from where the sound starts', () => {
    expect(sentenceStarts(piece(0, true, [0.6, 3, 5.5, 9]))).toEqual([0, 2.5, 5, 8.5]);
  });

  test('are guessed by characters, within what is known of the piece', () => {
    expect(sentenceStarts(piece(0, true))).toEqual([0, 2.5, 5, 7.5]);
    expect(sentenceStarts(piece(1, false), 0.2)).toEqual([0, 5, 10, 15]);
  });

  test('never go back, and never leave the sound', () => {
    expect(sentenceStarts(piece(0, true, [0.5, 6, 4, 99]))).toEqual([0, 5.5, 5.5, 10]);
  });

  test('a piece without known sentences is one', () => {
    const silent = { ...piece(0, true), sentences: [] };
    expect(sentenceStarts(silent)).toEqual([0]);
    expect(sentenceAt(silent, 7)).toBe(0);
  });

  test('a sentence sounds from its beginning on', () => {
    const known = piece(0, true, [0.5, 3, 5.5, 9]);
    expect([0, 2.4, 2.4999, 2.5, 8.4, 60].map((offset) => sentenceAt(known, offset))).toEqual([
      0, 0, 1, 1, 2, 3,
    ]);
  });
});

describe('steps', () => {
  function walk(here: Place, { speed = 1, growing = false } = {}) {
    const pieces = [piece(0, true, [0.5, 3, 5.5, 9]), piece(1, true, [0.5, 2, 4, 6]), piece(2, false)];
    const went: (Place & { sentence?: number })[] = [];
    const moves = new Moves({
      here: () => here,
      piece: (index) => pieces[index],
      has: (index) => index < pieces.length + (growing ? 1 : 0),
      timeline: () => new Timeline(pieces),
      speed: () => speed,
      go: (place, sentence) => went.push({ ...place, ...(sentence !== undefined && { sentence }) }),
    });
    return { moves, went };
  }

  test('forward goes to the next sentence, and into the next piece', () => {
    const { moves, went } = walk({ piece: 0, offset: 3 });
    moves.forward();
    expect(went).toEqual([{ piece: 0, offset: 5, sentence: 2 }]);
    const end = walk({ piece: 0, offset: 9 });
    end.moves.forward();
    expect(end.went).toEqual([{ piece: 1, offset: 0, sentence: 0 }]);
  });

  test('forward stays at the end, but waits for what is being written', () => {
    const { moves, went } = walk({ piece: 2, offset: 100 });
    moves.forward();
    expect(went).toEqual([]);
    const growing = walk({ piece: 2, offset: 100 }, { growing: true });
    growing.moves.forward();
    expect(growing.went).toEqual([{ piece: 3, offset: 0, sentence: 0 }]);
  });

  test('back says a sentence anew, or goes to the one before it when it has just begun', () => {
    const late = walk({ piece: 0, offset: 4.5 });
    late.moves.back();
    expect(late.went).toEqual([{ piece: 0, offset: 2.5, sentence: 1 }]);
    const early = walk({ piece: 0, offset: 3 });
    early.moves.back();
    expect(early.went).toEqual([{ piece: 0, offset: 0, sentence: 0 }]);
    const fast = walk({ piece: 0, offset: 4.5 }, { speed: 4 });
    fast.moves.back();
    expect(fast.went[0]?.sentence).toBe(0);
  });

  test('back goes to the last sentence of the piece before, and no further than the beginning', () => {
    const { moves, went } = walk({ piece: 1, offset: 0.4 });
    moves.back();
    expect(went).toEqual([{ piece: 0, offset: 8.5, sentence: 3 }]);
    const first = walk({ piece: 0, offset: 0.4 });
    first.moves.back();
    expect(first.went).toEqual([{ piece: 0, offset: 0, sentence: 0 }]);
  });

  test('repeat stays in its sentence, however long it sounds already', () => {
    const { moves, went } = walk({ piece: 1, offset: 1.6 });
    moves.repeat();
    expect(went).toEqual([{ piece: 1, offset: 1.5, sentence: 1 }]);
  });

  test('a step by time leaves the piece where it must', () => {
    const { moves, went } = walk({ piece: 1, offset: 2 });
    moves.by(-10);
    expect(went).toEqual([{ piece: 0, offset: 2.5 }]);
    moves.by(-60);
    expect(went[1]).toEqual({ piece: 0, offset: 0 });
  });
});
