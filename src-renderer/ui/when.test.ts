import { expect, test } from 'vitest';
import { when } from './when.ts';

const at = (...date: [number, number, number, number, number]): number => new Date(...date).getTime();

test('a moment of today is shown by its hour, an earlier one by its date', () => {
  const now = at(2026, 2, 9, 18, 0);
  expect(when(at(2026, 2, 9, 7, 5) / 1000, now)?.words).toBe('07:05');
  expect(when(at(2026, 2, 8, 23, 59) / 1000, now)?.words).toBe('Mar 8, 2026');
  expect(when(at(2025, 2, 9, 7, 5) / 1000, now)?.words).toBe('Mar 9, 2025');
  expect(when(0, now)?.machine).toBe('1970-01-01T00:00:00.000Z');
});

test('a moment that no calendar has is not shown', () => {
  expect(when(1e20)).toBeNull();
});
