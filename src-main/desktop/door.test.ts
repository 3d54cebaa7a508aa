import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import { Fault } from '../fault.ts';
import { createDoor } from './door.ts';

function open({ broken = false } = {}) {
  const seen: unknown[] = [];
  const events: AnyEvent[] = [];
  const core = {
    handlers: {
      stopNarration: async () => {
        if (broken) throw new Fault('storage_failed', { folder: '/data' });
        seen.push('stopped');
        return {};
      },
      commandPlayer: async ({ command }: { command: string }) => {
        seen.push(command);
        return {};
      },
    },
    openFiles: async (paths: readonly string[]) => void seen.push(paths),
    emit: (event: AnyEvent) => events.push(event),
  } as unknown as App;
  const running = Promise.withResolvers<App>();
  const noted: unknown[] = [];
  const door = createDoor({
    running: running.promise,
    window: { open: (show) => seen.push(show ? 'shown' : 'made') },
    canHide: async () => true,
    Notification: class {
      static isSupported = (): boolean => true;
      show = (): unknown => seen.push('told');
    } as unknown as typeof Notification,
    note: (thrown) => noted.push(thrown),
  });
  return { door, seen, events, noted, start: () => running.resolve(core), fail: running.reject };
}

test('nothing that is asked before the core runs is lost', async () => {
  const { door, seen, start } = open();
  door.follow({ action: 'open-files', paths: ['/a.txt'] });
  expect(seen).toEqual([]);
  start();
  await expect.poll(() => seen).toEqual(['shown', ['/a.txt']]);
});

test('a window is shown where the person wants to see it, and made where the player is needed', async () => {
  const { door, seen, start } = open();
  start();
  await door.ask({ action: 'open' });
  await door.ask({ action: 'stop' });
  expect(seen).toEqual(['shown', 'made', 'stopped']);
});

test('what is for the player goes to it, and makes no window by itself', async () => {
  const { door, seen, start } = open();
  start();
  expect(await door.ask({ action: 'toggle' })).toEqual({ ok: true, value: {} });
  expect(seen).toEqual(['toggle']);
});

test('why something could not be done is answered, or told in the window', async () => {
  const { door, events, start } = open({ broken: true });
  start();
  const error = { code: 'storage_failed', params: { folder: '/data' } };
  expect(await door.ask({ action: 'stop' })).toEqual({ ok: false, error });
  expect(events).toEqual([]);
  door.follow({ action: 'stop' });
  await expect.poll(() => events).toEqual([{ name: 'notice', payload: error }]);
});

test('a core that never comes up is noted', async () => {
  const { door, noted, fail } = open();
  door.follow({ action: 'open' });
  fail(new Error('no disk'));
  await expect.poll(() => noted).toHaveLength(1);
});
