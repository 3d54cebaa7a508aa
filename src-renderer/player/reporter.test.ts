import { expect, test } from 'vitest';
import type { PlayerReport as Report } from '../../src-preload/contract/player.ts';
import { ok } from '../../src-preload/contract/result.ts';
import { Reporter } from './reporter.ts';

function setUp(): { reporter: Reporter; told: Report[]; wait: (milliseconds: number) => void } {
  const told: Report[] = [];
  let now = 0;
  const reportPlayer = (report: Report) => {
    told.push(report);
    return Promise.resolve(ok({}));
  };
  return { reporter: new Reporter({ reportPlayer }, () => now), told, wait: (more) => (now += more) };
}

const playing: Report = { narrationId: 'a', state: 'playing', piece: 0, offset: 0 };

test('tells every change of state, piece or narration', () => {
  const { reporter, told } = setUp();
  const changes: Report[] = [
    playing,
    { ...playing, state: 'paused', offset: 1 },
    { ...playing, piece: 1 },
    { ...playing, piece: 1, narrationId: 'b' },
  ];
  for (const change of changes) reporter.report(change);
  expect(told).toEqual(changes);
});

test('tells where it plays now and then', () => {
  const { reporter, told, wait } = setUp();
  for (let offset = 0; offset < 5; offset += 0.25) {
    reporter.report({ ...playing, offset });
    wait(250);
  }
  expect(told.map(({ offset }) => offset)).toEqual([0, 2, 4]);
});

test('is quiet while nothing moves', () => {
  const { reporter, told, wait } = setUp();
  for (let i = 0; i < 5; i++) {
    reporter.report({ ...playing, state: 'paused' });
    wait(5000);
  }
  expect(told).toHaveLength(1);
  reporter.reset();
  reporter.report({ ...playing, state: 'paused' });
  expect(told).toHaveLength(2);
});

test('tells a step within a part at once, and takes the clock for none', () => {
  const { reporter, told, wait } = setUp();
  reporter.report({ ...playing, offset: 4 }, 2);
  wait(500);
  reporter.report({ ...playing, offset: 5 }, 2);
  wait(100);
  reporter.report({ ...playing, offset: 1 }, 2);
  reporter.report({ ...playing, state: 'paused', offset: 1 }, 2);
  reporter.report({ ...playing, state: 'paused', offset: 3 }, 2);
  expect(told.map(({ offset }) => offset)).toEqual([4, 1, 1, 3]);
});
