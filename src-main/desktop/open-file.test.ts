import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Launch } from '../launch.ts';
import { takeOpenedFiles } from './open-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('files that a Mac opens together are opened together, and later ones by themselves', () => {
  const app = new EventEmitter();
  const asked: Launch[] = [];
  takeOpenedFiles(app as unknown as Parameters<typeof takeOpenedFiles>[0], (launch) => asked.push(launch));
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
