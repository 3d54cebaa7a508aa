import { expect, test } from 'vitest';
import { PlayerLock } from './player-lock.ts';

const { locks } = navigator;

function open(): { lock: PlayerLock; changes: boolean[] } {
  const changes: boolean[] = [];
  return { lock: new PlayerLock(locks, (held) => changes.push(held)), changes };
}

test('one holds, the next gets it when the first closes', async () => {
  const first = open();
  const second = open();
  first.lock.start();
  await expect.poll(() => first.lock.held).toBe(true);
  second.lock.start();
  expect(second.lock.held).toBe(false);
  first.lock.close();
  await expect.poll(() => second.lock.held).toBe(true);
  expect(first.changes).toEqual([true]);
  second.lock.close();
});

test('a taken-over window is told, and gets it back when the taker closes', async () => {
  const first = open();
  const second = open();
  first.lock.start();
  await expect.poll(() => first.lock.held).toBe(true);
  second.lock.start();
  second.lock.steal();
  await expect.poll(() => second.lock.held).toBe(true);
  await expect.poll(() => first.lock.held).toBe(false);
  expect(first.changes).toEqual([true, false]);
  second.lock.close();
  await expect.poll(() => first.lock.held).toBe(true);
  first.lock.close();
});

test('a closed window never becomes the player', async () => {
  const first = open();
  const second = open();
  first.lock.start();
  await expect.poll(() => first.lock.held).toBe(true);
  second.lock.start();
  second.lock.close();
  first.lock.close();
  const third = open();
  third.lock.start();
  await expect.poll(() => third.lock.held).toBe(true);
  expect(second.changes).toEqual([]);
  third.lock.close();
});
