import { expect, test } from 'vitest';
import type { RequestOf } from '../../src-preload/contract/api.ts';
import type { PlayerReport } from '../../src-preload/contract/player.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import { Program } from '../app/program.fixture.ts';
import { Remote } from './remote.svelte.ts';

const narration = (id: string): Narration => ({
  ...{ id, state: 'complete', title: 'Words', profileId: null, speaker: 'This computer', voice: null },
  ...{ pieces: 1, made: 1, growing: false, characters: 9 },
});
const desk = (id: string | null) => ({ current: id === null ? null : narration(id), queue: [] });
const report = (more: Partial<PlayerReport> = {}): PlayerReport => ({
  ...{ narrationId: 'a', state: 'playing', piece: 0, offset: 1 },
  ...more,
});

function open() {
  const program = new Program();
  const told = { there: true, now: 0, last: null as PlayerReport | null };
  program.answer('commandPlayer', () => ({ value: {} }));
  program.answer('getPlayer', () => ({ value: { report: told.last } }));
  program.answer('getNarration', (payload) => {
    const { narrationId } = payload as RequestOf<'getNarration'>;
    return { value: { narration: narration(narrationId), pieces: [], answer: null, at: null } };
  });
  const remote = new Remote({
    bridge: program.bridge,
    now: () => told.now,
    isThere: () => Promise.resolve(told.there),
  });
  remote.start();
  return { program, remote, told };
}

test('shows what is on the desk, as the player told last', async () => {
  const { remote, told } = open();
  told.last = report({ state: 'paused' });
  await remote.restore(desk('a'));
  expect([remote.shown.narration?.id, remote.state]).toEqual(['a', 'paused']);
});

test('what the player told of something else says nothing', async () => {
  const { remote, told } = open();
  told.last = report({ narrationId: 'z' });
  await remote.restore(desk('a'));
  expect(remote.state).toBe('waiting');
  expect(open().remote.state).toBe('idle');
});

test('follows what is told, and knows what was stopped from what has ended', async () => {
  const { program, remote, told } = open();
  program.emit('desk', desk('a'));
  program.emit('opened', { narration: narration('a'), pieces: [] });
  expect([remote.state, remote.sounding]).toEqual(['waiting', true]);
  told.now = 5000;
  program.emit('player', report());
  told.now = 6500;
  expect([remote.state, remote.since]).toEqual(['playing', 1.5]);
  program.emit('desk', desk(null));
  expect(remote.state).toBe('idle');
  program.emit('player', report({ state: 'ended' }));
  program.emit('desk', desk('b'));
  expect(remote.state).toBe('ended');
});

test('what breaks off because it was stopped has not failed', async () => {
  const { program, remote } = open();
  program.emit('desk', desk('a'));
  program.emit('opened', { narration: narration('a'), pieces: [] });
  program.emit('player', report({ state: 'failed' }));
  expect(remote.state).toBe('failed');
  program.emit('desk', desk(null));
  program.emit('player', report({ state: 'failed' }));
  expect(remote.state).toBe('idle');
});

test('shows what is played once more, though it is not on the desk', async () => {
  const { program, remote } = open();
  program.emit('player', report({ narrationId: 'old' }));
  await expect.poll(() => remote.shown.narration?.id).toBe('old');
  expect(remote.state).toBe('playing');
});

test('asks the player, unless there is none, which it says', async () => {
  const { program, remote, told } = open();
  await remote.ask('toggle');
  expect(program.calls.at(-1)).toEqual({ method: 'commandPlayer', payload: { command: 'toggle' } });
  told.there = false;
  const before = program.calls.length;
  await remote.ask('next');
  expect([remote.away, program.calls.length]).toEqual([true, before]);
  program.emit('player', report());
  expect(remote.away).toBe(false);
});

test('what was stopped or has ended is opened anew, where it was left', async () => {
  const { program, remote } = open();
  program.answer('openNarration', () => ({ value: { narrationId: 'a', queued: false } }));
  program.emit('opened', { narration: narration('a'), pieces: [] });
  program.emit('player', report({ state: 'ended' }));
  await remote.ask('toggle');
  expect(program.calls.slice(-2)).toEqual([
    { method: 'openNarration', payload: { narrationId: 'a' } },
    { method: 'commandPlayer', payload: { command: 'resume' } },
  ]);
  program.answer('openNarration', () => ({ error: { code: 'narration_gone' } }));
  await remote.ask('toggle');
  expect([remote.error?.code, program.calls.at(-1)?.method]).toEqual(['narration_gone', 'openNarration']);
});

test('a player that falls silent is looked for, and only then', async () => {
  const { program, remote, told } = open();
  program.emit('player', report());
  told.there = false;
  told.now = 3000;
  await remote.look();
  expect(remote.away).toBe(false);
  told.now = 9000;
  await remote.look();
  expect(remote.away).toBe(true);
});

test('what cannot be done is said until something can', async () => {
  const { program, remote } = open();
  program.answer('stopNarration', () => ({ error: { code: 'connection_lost' } }));
  await remote.stop();
  expect(remote.error?.code).toBe('connection_lost');
  await remote.ask('toggle');
  expect(remote.error).toBeNull();
});
