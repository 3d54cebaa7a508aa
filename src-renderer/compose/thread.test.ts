import { expect, test } from 'vitest';
import { Program } from '../app/program.fixture.ts';
import { Thread } from './thread.svelte.ts';

/** The page's storage, in memory. */
function storageOf(values: Record<string, string> = {}): Storage {
  const kept = new Map(Object.entries(values));
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test('a conversation goes on for its profile, until it is left', () => {
  const program = new Program();
  const thread = new Thread(program.bridge, storageOf());
  const stop = thread.start();
  expect(thread.of('p1')).toBeUndefined();
  expect(thread.of(null)).toBeUndefined();
  program.emit('conversation', { narrationId: 'n1', profileId: 'p1', conversationId: 'c1' });
  expect([thread.of('p1'), thread.of('p2')]).toEqual(['c1', undefined]);
  thread.leave();
  expect(thread.of('p1')).toBeUndefined();
  stop();
  program.emit('conversation', { narrationId: 'n1', profileId: 'p1', conversationId: 'c1' });
  expect(thread.of('p1')).toBeUndefined();
});

test('it outlives a reload, and what was kept wrongly counts as nothing', () => {
  const { bridge } = new Program();
  const storage = storageOf();
  new Thread(bridge, storage).goOn('p1', 'c1');
  expect(new Thread(bridge, storage).of('p1')).toBe('c1');
  new Thread(bridge, storage).leave();
  expect(new Thread(bridge, storage).of('p1')).toBeUndefined();
  for (const text of ['{', '{"profileId":"p1"}', '[]']) {
    expect(new Thread(bridge, storageOf({ 'voicetray.thread': text })).of('p1')).toBeUndefined();
  }
});

test('one that is gone is left', () => {
  const program = new Program();
  const thread = new Thread(program.bridge, storageOf());
  thread.start();
  thread.goOn('p1', 'c1');
  const narration = {
    ...{
      id: 'n1',
      title: '',
      profileId: 'p1',
      speaker: 'Work',
      voice: null,
      pieces: 0,
      made: 0,
      characters: 0,
    },
    ...{ state: 'failed', growing: false, error: { code: 'conversation_gone' } },
  };
  program.emit('narration', narration);
  expect(thread.of('p1')).toBeUndefined();
});
