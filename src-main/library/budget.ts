import { setImmediate } from 'node:timers/promises';
import type { Library } from './library.ts';

/** Seconds: what was of use since may be heard right now, in another program of the same person. */
const IN_USE = 3600;

/**
 * Removes sound until the rest fits, the least recently used first; the narrations stay listed with their text, and
 * can be spoken again. One file at a time, so that nobody waits. Answers how many bytes went.
 */
export async function keepBudget(library: Library, budget: number, inUse = IN_USE): Promise<number> {
  let freed = 0;
  const remove = async ({ n, file, bytes }: { n: number; file: string; bytes: number }): Promise<void> => {
    library.use(({ sounds }) => sounds.remove(n));
    await library.files.remove(file);
    freed += bytes;
    await setImmediate();
  };
  const before = ({ now }: { now: number }): number => now - inUse;
  for (const sound of library.use((t) => t.sounds.unused(before(t)))) await remove(sound);
  let over = library.use(({ sounds }) => sounds.total()) - budget;
  if (over > 0) {
    for (const sound of library.use((t) => t.sounds.spare(t.now, before(t)))) {
      if (over <= 0) break;
      await remove(sound);
      over -= sound.bytes;
    }
  }
  if (freed > 0) library.tell();
  return freed;
}
