import { expect, test, vi } from 'vitest';
import { answerMediaKeys, mediaInit, playbackState, positionState, type Shown } from './media-keys.ts';

const shown: Shown = {
  ...{ title: 'A tale', speaker: 'Office', voice: 'nova', chapter: null, state: 'playing' },
  ...{ position: 5, duration: 60, speed: 1.5 },
};

test('the system is shown title, speaker and voice, and the chapter before the book', () => {
  expect(mediaInit(shown)).toEqual({ title: 'A tale', artist: 'Office · nova', album: '' });
  expect(mediaInit({ ...shown, voice: null, chapter: 'Rain' })).toEqual({
    ...{ title: 'Rain', artist: 'Office', album: 'A tale' },
  });
});

test('what waits for its sound counts as playing, and what has ended as paused', () => {
  const states = ['idle', 'waiting', 'playing', 'paused', 'ended', 'failed'] as const;
  expect(states.map(playbackState)).toEqual(['none', 'playing', 'playing', 'paused', 'paused', 'paused']);
});

test('a position is one that the system takes', () => {
  expect(positionState(shown)).toEqual({ duration: 60, position: 5, playbackRate: 1.5 });
  expect(positionState({ ...shown, position: 61 }).position).toBe(60);
  expect(positionState({ ...shown, duration: NaN })).toMatchObject({ duration: 0, position: 0 });
});

test('every key does what it says, and none is left behind', () => {
  const handlers = new Map<string, MediaSessionActionHandler | null>();
  const system = {
    ...{ metadata: null, playbackState: 'none' as const, setPositionState: () => undefined },
    setActionHandler: (name: string, handler: MediaSessionActionHandler | null) =>
      void handlers.set(name, handler),
  };
  const actions = { play: vi.fn(), pause: vi.fn(), stop: vi.fn(), skip: vi.fn(), by: vi.fn(), seek: vi.fn() };
  const stop = answerMediaKeys(system, actions);
  const press = (action: MediaSessionAction, more: Partial<MediaSessionActionDetails> = {}): void =>
    handlers.get(action)?.({ action, ...more });
  press('play');
  press('pause');
  press('stop');
  press('previoustrack');
  press('nexttrack');
  press('seekbackward');
  press('seekforward', { seekOffset: 30 });
  press('seekto', { seekTime: 12 });
  for (const action of [actions.play, actions.pause, actions.stop]) expect(action).toHaveBeenCalledOnce();
  expect(actions.skip.mock.calls).toEqual([[-1], [1]]);
  expect(actions.by.mock.calls).toEqual([[-10], [30]]);
  expect(actions.seek.mock.calls).toEqual([[12]]);
  stop();
  expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
});
