import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Launch } from '../launch.ts';
import { claimSingleInstance } from './single-instance.ts';

function claim(first: boolean) {
  const heard: Launch[] = [];
  const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => first });
  const claimed = claimSingleInstance(
    app as unknown as Parameters<typeof claimSingleInstance>[0],
    { action: 'open' },
    (launch) => heard.push(launch),
  );
  return { app, heard, claimed };
}

test('the first hears what a second start asks for', () => {
  const { app, heard, claimed } = claim(true);
  app.emit('second-instance', {}, ['voicetray'], '/', { action: 'stop' });
  expect(claimed).toBe(true);
  expect(heard).toEqual([{ action: 'stop' }]);
});

test.each([undefined, null, 'stop', { action: 'rm' }, { action: ['stop'] }, []])(
  'a second start that says %j only raises the window',
  (data) => {
    const { app, heard } = claim(true);
    app.emit('second-instance', {}, ['voicetray', '--stop'], '/', data);
    expect(heard).toEqual([{ action: 'open' }]);
  },
);

test('a second start is told that it is not the first', () => {
  expect(claim(false).claimed).toBe(false);
});
