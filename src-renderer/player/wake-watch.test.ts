import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWake } from './wake-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a clock that was ahead of its ticks tells of sleep, once, and a busy machine does not', () => {
  let clock = 0;
  const onWake = vi.fn();
  const stop = watchWake(onWake, () => clock);
  const tick = (passed: number): void => {
    clock += passed;
    vi.advanceTimersByTime(1000);
  };
  tick(1000);
  tick(9000);
  tick(-3600_000);
  expect(onWake).not.toHaveBeenCalled();
  tick(600_000);
  tick(1000);
  expect(onWake).toHaveBeenCalledOnce();
  stop();
  tick(600_000);
  expect(onWake).toHaveBeenCalledOnce();
});
