import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Launch } from '../launch.ts';
import { gatherFiles, takeOpenedFiles } from './open-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('files that a Mac opens together are opened together, and later ones by themselves', () => {
  const app = new EventEmitter();
  const asked: Launch[] = [];
  const follow = gatherFiles((launch) => asked.push(launch));
  takeOpenedFiles(app as unknown as Parameters<typeof takeOpenedFiles>[0], follow);
  let prevented = 0;
  const open = (path: string): boolean => app.emit('open-file', { preventDefault: () => prevented++ }, path);
  open('/a.txt');
  open('/b.txt');
  vi.runAllTimers();
  open('/c.txt');
  vi.runAllTimers();
  expect(asked).toEqual([
    { action: 'open-files', paths: ['/a.txt', '/b.txt'] },
    { action: 'open-files', paths: ['/c.txt'] },
  ]);
  expect(prevented).toBe(3);
});

test('files of starts that follow each other are one list, and other wishes do not wait for them', () => {
  const asked: Launch[] = [];
  const follow = gatherFiles((launch) => asked.push(launch));
  for (const name of ['/a.txt', '/b.txt', '/c.txt']) {
    follow({ action: 'open-files', paths: [name] });
    vi.advanceTimersByTime(200);
  }
  follow({ action: 'stop' });
  expect(asked).toEqual([{ action: 'stop' }]);
  vi.runAllTimers();
  expect(asked[1]).toEqual({ action: 'open-files', paths: ['/a.txt', '/b.txt', '/c.txt'] });
});
