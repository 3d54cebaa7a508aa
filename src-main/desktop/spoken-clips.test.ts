import { expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import type { Clip, ClipPlace } from '../ports.ts';
import { digestOf, SpokenClips } from './spoken-clips.ts';

const clip = (text: string): Clip => ({ text, html: null });

test("what was read last is known, also while it is being read; what is selected is nobody else's", async () => {
  const pending = new Map<ClipPlace, PromiseWithResolvers<Clip>>();
  const spoken = new SpokenClips({
    read: (place) => {
      pending.set(place, Promise.withResolvers<Clip>());
      return pending.get(place)!.promise;
    },
  });
  expect(await spoken.isLast(digestOf(clip('one')))).toBe(false);
  const reading = spoken.read('clipboard');
  const known = spoken.isLast(digestOf(clip('one')));
  const selected = spoken.read('selection');
  pending.get('selection')!.resolve(clip('two'));
  pending.get('clipboard')!.resolve(clip('one'));
  expect([await reading, await selected]).toEqual([clip('one'), clip('two')]);
  expect([await known, await spoken.isLast(digestOf(clip('two')))]).toEqual([true, false]);
});

test('what could not be read is not known', async () => {
  const spoken = new SpokenClips({ read: () => Promise.reject(new Fault('clipboard_secret')) });
  await expect(spoken.read('clipboard')).rejects.toMatchObject({ error: { code: 'clipboard_secret' } });
  expect(await spoken.isLast(digestOf(clip('')))).toBe(false);
});
