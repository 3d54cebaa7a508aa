import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { planPieces } from '../narration/plan.ts';
import { Recording } from '../narration/recording.ts';
import type { Speaker } from '../app/sources.ts';

/** A narration in a temporary folder, which is gone when `use` has ended. */
export async function withNarration<T>(
  text: string,
  speaker: Speaker,
  pauses: Preferences['pauses'],
  use: (recording: Recording, folder: string) => Promise<T>,
): Promise<T> {
  const plan = planPieces(text, pauses);
  const folder = await temporary();
  try {
    const recording = await Recording.start({
      id: randomUUID(),
      folder,
      text,
      plan,
      source: speaker.source,
      voice: speaker.voice,
      profileId: speaker.profileId,
      speaker: speaker.name,
      onChange: () => undefined,
    });
    try {
      return await use(recording, folder);
    } finally {
      await recording.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function temporary(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'voicetray-'));
  } catch (thrown) {
    throw new Fault('storage_failed', { folder: tmpdir() }, String(thrown));
  }
}
