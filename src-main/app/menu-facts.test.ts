import { expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { Desktop, say, value } from './library.fixture.ts';

it('offers this computer’s voice and those that were marked, and asks no server', async () => {
  const desktop = await Desktop.open();
  const { voice } = defaultPreferences.onDevice;
  const voices = await value(desktop.bridge.listVoices({ profileId: null }));
  const other = voices.voices.find(({ id }) => id !== voice)!;
  await value(desktop.bridge.setFavourite({ profileId: null, voice: other.id, favourite: true }));
  const facts = await desktop.app.menuFacts();
  expect(facts).toMatchObject({
    speakers: [{ id: desktop.profileId, name: 'Work' }],
    ...{ speaker: null, voice, speed: 1, recent: [] },
  });
  // The chosen one is the first.
  expect(facts.voices.map(({ id }) => id)).toEqual([voice, other.id]);
  expect(desktop.asked).toEqual([]);
});

it('of a profile offers what has spoken, and keeps the chosen voice among very many', async () => {
  const desktop = await Desktop.open();
  const profileId = desktop.profileId;
  await value(
    desktop.bridge.updatePreferences({
      activeProfile: profileId,
      playback: { ...defaultPreferences.playback, speed: 1.5 },
    }),
  );
  for (let at = 0; at < 20; at++)
    await value(desktop.bridge.setFavourite({ profileId, voice: `mine-${at}`, favourite: true }));
  await value(
    desktop.bridge.saveProfile({ id: profileId, name: 'Work', url: desktop.url, voice: 'mine-19' }),
  );
  const { speaker, voice, voices, speed } = await desktop.app.menuFacts();
  expect([speaker, voice, speed]).toEqual([profileId, 'mine-19', 1.5]);
  expect(voices[0]?.id).toBe('mine-19');
  expect(voices).toHaveLength(12);
});

it('offers the last narrations, the last one first, also after a restart', async () => {
  const desktop = await Desktop.open();
  for (let at = 0; at < 9; at++) await desktop.narrate(say(at));
  const titles = async () => (await desktop.app.menuFacts()).recent.map(({ title }) => title);
  const last = [8, 7, 6, 5, 4, 3, 2, 1].map((at) => expect.stringContaining(`Part ${at}`) as string);
  expect(await titles()).toEqual(last);
  await desktop.restart();
  expect(await titles()).toEqual(last);
});
