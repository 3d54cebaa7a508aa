import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { Desktop, value } from './library.fixture.ts';

export const toFolder = (folder: string | null) => ({
  choose: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(folder),
});

export async function add(desktop: Desktop, name: string, text: string): Promise<void> {
  const { token } = await desktop.app.upload('file', Readable.from([Buffer.from(text)]));
  await value(desktop.bridge.addToBatch({ token, name }));
}

export const list = (desktop: Desktop): Promise<Batch> => value(desktop.bridge.getBatch({}));

export async function run(desktop: Desktop): Promise<Batch> {
  await value(desktop.bridge.startBatch({ profileId: desktop.profileId }));
  await expect.poll(async () => (await list(desktop)).running).toBe(false);
  return list(desktop);
}

export const states = ({ items }: Batch): string[] => items.map(({ name, state }) => `${name}: ${state}`);

/** A desktop whose person chooses a folder, which is not there yet. */
export async function openBatch(): Promise<{
  desktop: Desktop;
  music: string;
  choose: (folder: string) => void;
}> {
  const target = { ...toFolder(null) };
  const desktop = await Desktop.open({ saveTarget: target });
  const music = join(desktop.home, 'music');
  const choose = (folder: string): void => {
    target.chooseFolder = () => Promise.resolve(folder);
  };
  choose(music);
  return { desktop, music, choose };
}
