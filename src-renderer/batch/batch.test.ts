import { expect, test } from 'vitest';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { Program } from '../app/program.fixture.ts';
import { BatchView } from './batch.svelte.ts';

const batch = (unseen: boolean): Batch => ({
  items: [],
  ...{ running: false, looking: null, changed: false, unseen, folder: null, fraction: 1, secondsLeft: null },
});

test('an answer that is older than an event changes nothing', async () => {
  const program = new Program();
  const view = new BatchView(
    program.bridge,
    () => Promise.reject(new Error('no files here')),
    () => undefined,
  );
  const late = Promise.withResolvers<undefined>();
  program.answer('getBatch', async () => {
    await late.promise;
    return { value: batch(true) };
  });
  const loading = view.load();
  program.emit('batch', batch(false));
  late.resolve(undefined);
  await loading;
  expect(view.batch?.unseen).toBe(false);
  program.answer('getBatch', () => ({ value: batch(true) }));
  await view.load();
  expect(view.batch?.unseen).toBe(true);
});
