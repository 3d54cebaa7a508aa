import { expect, test } from 'vitest';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { Program } from '../app/program.fixture.ts';
import { BatchRoom } from './batch-room.svelte.ts';

const batch = (...names: string[]): Batch => ({
  items: names.map((name) => ({
    ...{ id: `id-${name}`, name, bytes: 1, state: 'waiting', made: 0, pieces: 0, seconds: null },
  })),
  ...{ running: false, looking: null, changed: false, unseen: false },
  ...{ folder: null, fraction: 0, secondsLeft: null },
});
const names = (room: BatchRoom): string[] | undefined => room.view?.batch?.items.map(({ name }) => name);

function open(): { program: Program; room: BatchRoom; asked: () => number } {
  const program = new Program();
  const room = new BatchRoom(program.bridge);
  room.start();
  return { program, room, asked: () => program.calls.filter(({ method }) => method === 'getBatch').length };
}

test('a list that is found is asked for once', async () => {
  const { program, room, asked } = open();
  program.answer('getBatch', () => ({ value: batch('one') }));
  await room.look();
  expect(names(room)).toEqual(['one']);
  expect(asked()).toBe(1);
});

test('one that another window begins is shown as its event tells, and none without documents', async () => {
  const { program, room, asked } = open();
  program.emit('batch', batch());
  await room.open().then((view) => expect(view.batch).toBe(null));
  room.view = null;
  program.emit('batch', batch('one'));
  program.emit('batch', batch('one', 'two'));
  await expect.poll(() => names(room)).toEqual(['one', 'two']);
  expect(asked()).toBe(0);
});

test('an event that comes while the list is asked for is newer than the answer', async () => {
  const { program, room } = open();
  const late = Promise.withResolvers<undefined>();
  program.answer('getBatch', async () => {
    await late.promise;
    return { value: batch('old') };
  });
  const looking = room.look();
  program.emit('batch', batch('new'));
  late.resolve(undefined);
  await looking;
  await expect.poll(() => names(room)).toEqual(['new']);
});
