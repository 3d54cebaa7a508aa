import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import type { Batch, BatchItem } from '../../src-preload/contract/batch.ts';
import { errorWords } from '../../src-preload/contract/errors.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
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

function open(visible: boolean, { supported = true } = {}) {
  const told: string[] = [];
  const listeners = new Map<string, () => void>();
  const opened: string[] = [];
  class Shown {
    static isSupported = (): boolean => supported;
    readonly #body: string;
    constructor({ body = '' }: { body?: string }) {
      this.#body = body;
    }
    on = (event: string, listener: () => void): unknown => listeners.set(event, listener);
    show = (): unknown => told.push(this.#body);
  }
  const notify = createNotifier({
    Notification: Shown as unknown as typeof Notification,
    pageVisible: () => visible,
    openWindow: () => opened.push('window'),
  });
  const tell = (payload: Batch): void => notify({ name: 'batch', payload });
  const happens = (event: 'click' | 'failed'): void => listeners.get(event)?.();
  return { told, happens, opened, tell, notify };
}

test('the end of many documents is told once where no window is seen, by numbers alone, and leads to the window', () => {
  const { told, happens, opened, tell } = open(false);
  tell(batch(false, 'waiting', 'waiting'));
  tell(batch(true, 'speaking', 'waiting'));
  expect(told).toEqual([]);
  tell(batch(false, 'saved', 'failed'));
  tell(batch(false, 'saved', 'failed'));
  expect(told).toEqual(['Many documents: 1 of 2 saved, 1 not.']);
  happens('click');
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

type NarrationEvent = Extract<AnyEvent, { name: 'narration' }>['payload'];

const TEXT = 'The heron waits by the water.';
const failed = (code: 'server_error' | 'key_refused', id = 'one') => ({
  name: 'narration' as const,
  payload: { id, title: TEXT, state: 'failed', error: { code, detail: TEXT } } as unknown as NarrationEvent,
});

test('what went wrong is told once for each narration, in its sentence and without a word of the text', () => {
  const { told, notify, happens, opened } = open(false);
  notify(failed('key_refused'));
  notify(failed('key_refused'));
  expect(told).toEqual([errorWords({ code: 'key_refused' })]);
  expect(told.join()).not.toContain('heron');
  notify(failed('key_refused', 'two'));
  notify({ name: 'notice', payload: { code: 'clipboard_empty' } });
  expect(told).toHaveLength(3);
  happens('click');
  expect(opened).toEqual(['window']);
});

test('where the system shows none, the window comes in its place', () => {
  const refused = open(false);
  refused.notify({ name: 'notice', payload: { code: 'clipboard_empty' } });
  expect(refused.opened).toEqual([]);
  refused.happens('failed');
  expect(refused.opened).toEqual(['window']);
  const without = open(false, { supported: false });
  without.notify({ name: 'notice', payload: { code: 'clipboard_empty' } });
  expect([without.told, without.opened]).toEqual([[], ['window']]);
});

test('what the page tells by itself is not told twice', () => {
  const { told, opened, notify } = open(true);
  notify(failed('server_error'));
  notify({ name: 'notice', payload: { code: 'clipboard_empty' } });
  expect([told, opened]).toEqual([[], []]);
});
