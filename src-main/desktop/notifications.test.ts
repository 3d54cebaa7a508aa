import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import type { Batch, BatchItem } from '../../src-preload/contract/batch.ts';
import { createNotifier } from './notifications.ts';

const item = (state: BatchItem['state'], id: string): BatchItem => ({
  ...{ id, state, name: `${id}.txt`, bytes: 1, made: 0, pieces: 0, seconds: null },
});

const batch = (running: boolean, ...states: BatchItem['state'][]): Batch => ({
  items: states.map((state, at) => item(state, String(at))),
  ...{
    running,
    looking: null,
    changed: false,
    unseen: true,
    folder: '/music',
    fraction: 0,
    secondsLeft: null,
  },
});

function open(visible: boolean) {
  const told: string[] = [];
  const clicks: (() => void)[] = [];
  const opened: string[] = [];
  class Shown {
    static isSupported = (): boolean => true;
    readonly #body: string;
    constructor({ body = '' }: { body?: string }) {
      this.#body = body;
    }
    on = (_: string, listener: () => void): unknown => clicks.push(listener);
    show = (): unknown => told.push(this.#body);
  }
  const notify = createNotifier({
    Notification: Shown as unknown as typeof Notification,
    pageVisible: () => visible,
    openWindow: () => opened.push('window'),
  });
  const tell = (payload: Batch): void => notify({ name: 'batch', payload });
  return { told, clicks, opened, tell };
}

test('the end of many documents is told once where no window is seen, by numbers alone, and leads to the window', () => {
  const { told, clicks, opened, tell } = open(false);
  tell(batch(false, 'waiting', 'waiting'));
  tell(batch(true, 'speaking', 'waiting'));
  expect(told).toEqual([]);
  tell(batch(false, 'saved', 'failed'));
  tell(batch(false, 'saved', 'failed'));
  expect(told).toEqual(['Many documents: 1 of 2 saved, 1 not.']);
  clicks[0]?.();
  expect(opened).toEqual(['window']);
});

test('it is not told where the window is seen, nor of a look at how long they are', () => {
  const seen = open(true);
  seen.tell(batch(true, 'speaking'));
  seen.tell(batch(false, 'saved'));
  expect(seen.told).toEqual([]);
  const hidden = open(false);
  hidden.tell({ ...batch(true, 'waiting'), looking: { done: 0, all: 1 } });
  hidden.tell(batch(false, 'waiting'));
  expect(hidden.told).toEqual([]);
});
