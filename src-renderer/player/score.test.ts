import { expect, test } from 'vitest';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import { Score } from './score.ts';

const narration = (more: Partial<Narration> = {}): Narration => ({
  ...{ id: 'n1', state: 'making', title: 'Words', profileId: null, speaker: 'This computer', voice: null },
  ...{ pieces: 0, made: 0, growing: true, characters: 0 },
  ...more,
});
const made = (index: number, seconds = 2): Piece => ({
  ...{ index, start: index * 30, end: index * 30 + 30, pauseAfter: 0.5, state: 'made', sentences: [] },
  ...{ duration: seconds, soundStart: 0, soundEnd: seconds },
});

test('takes pieces in any order of telling, without a gap', () => {
  const score = new Score(narration(), []);
  score.take([made(1)]);
  expect(score.count).toBe(0);
  score.take([made(0), made(1)]);
  score.take([made(1, 3), made(2)]);
  expect(score.count).toBe(3);
  expect(score.piece(1)?.duration).toBe(3);
  expect(score.replace(made(3))).toBe(false);
});

test('guesses its length while it grows, however well its pieces are known', () => {
  const score = new Score(narration(), [made(0), made(1)]);
  expect(score.timeline()).toMatchObject({ estimated: true, duration: 4.5 });
  score.follow(narration({ growing: false }));
  expect(score.timeline()).toMatchObject({ estimated: false, duration: 4.5 });
});

test('is over behind its last piece, but not while it may grow or is empty', () => {
  const score = new Score(narration(), []);
  expect(score.isOver({ piece: 0, offset: 0 })).toBe(false);
  score.follow(narration({ growing: false, state: 'failed', error: { code: 'key_refused' } }));
  expect(score.isOver({ piece: 0, offset: 0 })).toBe(false);
  expect(score.failure?.code).toBe('key_refused');
  score.take([made(0)]);
  expect(score.failure).toBeNull();
  expect(score.isOver({ piece: 0, offset: 9 })).toBe(false);
  expect(score.isOver({ piece: 1, offset: 0 })).toBe(true);
  score.follow(narration());
  expect(score.isOver({ piece: 1, offset: 0 })).toBe(false);
});
