import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dialog, system } from '../../e2e/standin/system-parts.ts';
import { createSaveTarget } from './dialogs.ts';
import { createLastFolder } from './last-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-save-'));
  await mkdir(join(folder, 'chosen'));
  system.saveDialogs.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const places = { getPath: (name: string) => `/places/${name}` };
const open = (app: { getPath(name: string): string } = places) =>
  createSaveTarget({
    dialog,
    app,
    lastFolder: createLastFolder(join(folder, 'last-folder.json'), () => undefined),
    window: () => null,
  });

test('the dialog starts in the music folder, with the suggested name, and asks about replacing', async () => {
  system.savePath = join(folder, 'chosen', 'a.mp3');
  expect(await open().choose('A tale.mp3')).toEqual({ to: 'file', path: system.savePath, replace: true });
  expect(system.saveDialogs[0]).toMatchObject({
    defaultPath: '/places/music/A tale.mp3',
    properties: expect.arrayContaining(['showOverwriteConfirmation']) as string[],
    filters: [{ extensions: ['mp3'] }],
  });
});

test('the next one starts where the last file went, in the next run too', async () => {
  system.savePath = join(folder, 'chosen', 'a.wav');
  await open().choose('a.wav');
  await open().choose('b.wav');
  expect(system.saveDialogs[1]?.defaultPath).toBe(join(folder, 'chosen', 'b.wav'));
  await rm(join(folder, 'chosen'), { recursive: true });
  await open().choose('c.wav');
  expect(system.saveDialogs[2]?.defaultPath).toBe('/places/music/c.wav');
});

test('where the system has no music folder, downloads are offered', async () => {
  system.savePath = null;
  const app = {
    getPath: (name: string): string => {
      if (name === 'music') throw new Error('no such path');
      return `/places/${name}`;
    },
  };
  await open(app).choose('a.mp3');
  expect(system.saveDialogs[0]?.defaultPath).toBe('/places/downloads/a.mp3');
});

test('a file of profiles has its own ending and place, and leaves that of the sounds as it is', async () => {
  system.savePath = join(folder, 'chosen', 'voicetray-profiles.json');
  await open().choose('voicetray-profiles.json');
  expect(system.saveDialogs[0]).toMatchObject({
    defaultPath: '/places/documents/voicetray-profiles.json',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  await open().choose('a.mp3');
  expect(system.saveDialogs[1]?.defaultPath).toBe('/places/music/a.mp3');
});

test('a change of mind saves nothing and is not remembered', async () => {
  system.savePath = null;
  expect(await open().choose('a.mp3')).toBeNull();
});

test('a name without an ending gets ours, and the file under that name is not replaced unasked', async () => {
  system.savePath = join(folder, 'chosen', 'tale');
  expect(await open().choose('a.mp3')).toEqual({
    to: 'file',
    path: join(folder, 'chosen', 'tale.mp3'),
    replace: false,
  });
});
