import { expect, test } from 'vitest';
import { chapterAt, chapterBeside } from './chapters.ts';

const chapters = [{ piece: 2 }, { piece: 5 }, { piece: 6 }];

test('a piece belongs to the last heading before it', () => {
  expect([0, 1, 2, 4, 5, 9].map((piece) => chapterAt(chapters, piece))).toEqual([-1, -1, 0, 0, 1, 2]);
});

test('a skip on leads to the next heading, and nowhere from the last one', () => {
  const on = (piece: number): number | null => chapterBeside(chapters, { piece, offset: 1 }, 1);
  expect([0, 2, 5, 6].map(on)).toEqual([2, 5, 6, null]);
});

test('a skip back leads to the beginning of the chapter, or to the one before when it has just begun', () => {
  const back = (piece: number, offset = 0): number | null => chapterBeside(chapters, { piece, offset }, -1);
  expect(back(4)).toBe(2);
  expect(back(5, 4)).toBe(5);
  expect(back(5, 1)).toBe(2);
  expect(back(2, 1)).toBe(0);
  expect(back(0, 1)).toBe(0);
  expect(back(0)).toBeNull();
});
