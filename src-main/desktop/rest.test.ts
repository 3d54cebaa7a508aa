import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { Players } from '../app/players.ts';
import { restWhenIdle } from './rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTES = 60_000;
const narration = (state: Narration['state']): Narration => ({
  ...{ id: 'n', title: 'A text', profileId: null, speaker: 'This computer', voice: null, growing: false },
  ...{ pieces: 1, made: 1, characters: 6, state },
});

function open() {
  const listeners = new Set<(event: AnyEvent) => void>();
  const players = new Players();
  let [unseen, rests] = [true, 0];
  const stop = restWhenIdle(
    {
      players,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    { unseen: () => unseen, rest: () => (rests += 1) },
  );
  return {
    players,
    listeners,
    stop,
    show: (seen: boolean) => (unseen = !seen),
    tell: (event: AnyEvent) => listeners.forEach((listener) => listener(event)),
    /** How often it rested in so many minutes. */
    after: (minutes: number): number => {
      const before = rests;
      vi.advanceTimersByTime(minutes * MINUTES);
      return rests - before;
    },
  };
}

test('a hidden page that has nothing to do is let go, after a while', () => {
  const { after } = open();
  expect(after(4)).toBe(0);
  expect(after(2)).toBeGreaterThan(0);
});

test('one that is seen stays, and its time begins anew when it is hidden', () => {
  const { show, after } = open();
  after(4);
  show(true);
  expect(after(20)).toBe(0);
  show(false);
  expect(after(4)).toBe(0);
  expect(after(2)).toBeGreaterThan(0);
});

test.each(['making', 'waiting'] as const)('one whose narration is %s stays', (state) => {
  const { tell, after } = open();
  tell({ name: 'desk', payload: { current: narration(state), queue: [] } });
  expect(after(20)).toBe(0);
  tell({ name: 'narration', payload: narration('complete') });
  expect(after(6)).toBeGreaterThan(0);
});

test('one with a text in the queue stays', () => {
  const { tell, after } = open();
  tell({ name: 'desk', payload: { current: null, queue: [narration('waiting')] } });
  expect(after(20)).toBe(0);
});

test('one that plays stays, one that is paused does not', () => {
  const { tell, players, after } = open();
  const report = { narrationId: 'n', piece: 0, offset: 0 };
  tell({ name: 'desk', payload: { current: narration('complete'), queue: [] } });
  players.report({ ...report, state: 'playing' });
  expect(after(20)).toBe(0);
  players.report({ ...report, state: 'paused' });
  expect(after(6)).toBeGreaterThan(0);
});

test('what plays of another narration is old news', () => {
  const { tell, players, after } = open();
  tell({ name: 'desk', payload: { current: narration('complete'), queue: [] } });
  players.report({ narrationId: 'before', piece: 0, offset: 0, state: 'playing' });
  expect(after(6)).toBeGreaterThan(0);
});

test('it can be left, and hears nothing more', () => {
  const { stop, listeners, after } = open();
  stop();
  expect(after(20)).toBe(0);
  expect(listeners.size).toBe(0);
});
