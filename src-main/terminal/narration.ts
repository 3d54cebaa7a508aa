import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { keepInFolder } from '../narration/folder-keeper.ts';
import { Recording, type RecordingEvent } from '../narration/recording.ts';
import type { Content } from '../narration/recording-options.ts';
import type { Speaker } from '../app/sources.ts';

/** A narration in a temporary folder, which is gone when `use` has ended. */
export async function withNarration<T>(
  content: Content,
  speaker: Speaker,
  use: (recording: Recording, folder: string) => Promise<T>,
  onChange: (event: RecordingEvent) => void = () => undefined,
): Promise<T> {
  const folder = await temporary();
  try {
    const recording = await Recording.start({
      id: randomUUID(),
      keep: keepInFolder(folder),
      ...content,
      source: speaker.source,
      voice: speaker.voice,
      profileId: speaker.profileId,
      speaker: speaker.name,
      onChange,
      // A script wants an end: nobody sits there and waits for the server to come back.
      recovers: false,
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
