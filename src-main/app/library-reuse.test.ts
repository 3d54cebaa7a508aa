import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { toneFor } from '../narration/voice.fixture.ts';
import { Desktop, say, soundIn, textOf, value } from './library.fixture.ts';

const two = textOf(say(0), say(1));

it('asks nothing twice that the same app said in the same voice, also in other texts and after a restart', async () => {
  const desktop = await Desktop.open();
  await desktop.narrate(two);
  expect(desktop.asked).toEqual([say(0), say(1)]);
  await desktop.restart();
  await desktop.narrate(textOf(say(1), say(2)));
  expect(desktop.asked).toEqual([say(0), say(1), say(2)]);
  const files = await readdir(join(desktop.home, 'library', 'sound'), { recursive: true });
  expect(files.filter((name) => name.endsWith('.wav'))).toHaveLength(3);
});

it('knows an app by its address and key, not by the profile’s name, and asks others for themselves', async () => {
  const desktop = await Desktop.open();
  await desktop.narrate(say(0));
  await desktop.narrate(say(0), { profileId: await desktop.addProfile('Same app') });
  expect(desktop.asked).toHaveLength(1);
  await desktop.narrate(say(0), { profileId: await desktop.addProfile('Other app', 'app-2') });
  await desktop.narrate(say(0), { voice: 'nova' });
  expect(desktop.asked).toHaveLength(3);
});

it('knows a message by its id', async () => {
  const desktop = await Desktop.open();
  desktop.dify.speech = (_, response) => {
    response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(toneFor('A message that is spoken'));
  };
  await desktop.narrate('', { text: undefined, messageId: 'm-1' });
  await desktop.narrate('', { text: undefined, messageId: 'm-1' });
  await desktop.narrate('', { text: undefined, messageId: 'm-2' });
  expect(desktop.asked).toEqual(['m-1', 'm-2']);
});

it('looks nothing up while that is switched off', async () => {
  const desktop = await Desktop.open();
  await desktop.narrate(say(0));
  const { library } = defaultPreferences;
  await value(desktop.bridge.updatePreferences({ library: { ...library, reuse: false } }));
  await desktop.narrate(say(0));
  expect(desktop.asked).toHaveLength(2);
});

it('makes a piece again when asked, and gives others the new sound', async () => {
  const desktop = await Desktop.open();
  const id = await desktop.begin(two);
  await desktop.hearAll(id);
  const before = soundIn(await desktop.hear(id, 0));
  await value(desktop.bridge.remakePiece({ narrationId: id, piece: 0 }));
  await desktop.hearAll(id);
  expect(desktop.asked).toEqual([say(0), say(1), say(0)]);
  expect(soundIn(await desktop.hear(id, 0))).toEqual(before);
  await desktop.narrate(say(0));
  expect(desktop.asked).toHaveLength(3);
  const { items } = await value(desktop.bridge.listLibrary({}));
  expect(items.map(({ made }) => made)).toEqual([1, 2]);
});

it('makes again what lost its file', async () => {
  const desktop = await Desktop.open();
  await desktop.narrate(say(0));
  await rm(join(desktop.home, 'library', 'sound'), { recursive: true });
  await desktop.narrate(say(0));
  expect(desktop.asked).toHaveLength(2);
});
