import { stat } from 'node:fs/promises';
import { containerSchema } from '../../src-preload/contract/voice.ts';
import { Meter } from '../narration/meter.ts';
import { readTape } from '../narration/tape.ts';
import type { SoundRow } from './rows.ts';
import { containerOf } from './sound-files.ts';
import type { Store } from './store.ts';

/**
 * A sound whose row was lost, with a damaged database say, but whose file is there: it is listened through once and
 * entered anew. Null: there is none that can be read.
 */
export async function adopt(library: Store, key: string): Promise<SoundRow | null> {
  for (const file of await library.files.named(key)) {
    const container = containerSchema.safeParse(containerOf(file));
    if (!container.success || library.use(({ sounds }) => sounds.has(file))) continue;
    const meter = new Meter(container.data);
    try {
      const path = library.files.path(file);
      const { size: bytes } = await stat(path);
      for await (const chunk of readTape(path)) await meter.push(chunk);
      const made = { ...(await meter.end()), container: container.data, bytes };
      return library.change(({ sounds, now }) => {
        sounds.add(key, file, made, now);
        return sounds.find(key);
      });
    } catch {
      // Torn or gone: it is made anew, and this file is swept later.
    } finally {
      meter.close();
    }
  }
  return null;
}
