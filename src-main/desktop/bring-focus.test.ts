import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { bringFocus } from './bring-focus.ts';

class Shown extends EventEmitter {
  focused = false;
  isFocused(): boolean {
    return this.focused;
  }
}
afterEach(() => vi.useRealTimers());

test('a window that has the focus at once needs no wait', async () => {
  const shown = new Shown();
  expect(
    await bringFocus(
      () => (shown.focused = true),
      () => shown,
    ),
  ).toBe(true);
});

test('one that gets it is waited for, and listened to no longer', async () => {
  const shown = new Shown();
  const bringing = bringFocus(
    () => undefined,
    () => shown,
  );
  shown.emit('focus');
  expect(await bringing).toBe(true);
  expect(shown.listenerCount('focus')).toBe(0);
});

test('one that does not get it is not waited for long', async () => {
  vi.useFakeTimers();
  const shown = new Shown();
  const bringing = bringFocus(
    () => undefined,
    () => shown,
  );
  await vi.advanceTimersByTimeAsync(1500);
  expect(await bringing).toBe(false);
  expect(shown.listenerCount('focus')).toBe(0);
});

test('without a window there is none', async () => {
  expect(
    await bringFocus(
      () => undefined,
      () => null,
    ),
  ).toBe(false);
});
