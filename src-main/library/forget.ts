import type { Library } from './library.ts';

/** Really deletes narrations: text, index, and sound that no other narration is made of. Rejects with a Fault of the disk. */
export async function deleteNarrations(library: Library, ids: readonly string[]): Promise<void> {
  const gone = library.change(({ narrations, sounds, now }) => {
    const files = [...sounds.onlyOf(ids), ...sounds.unused(now)];
    for (const id of ids) narrations.remove(id);
    for (const { n } of files) sounds.remove(n);
    return files;
  });
  await library.clear(gone);
}

/** All of it, and the salt, so that nothing that is left over anywhere tells anything. */
export async function forgetAll(library: Library): Promise<void> {
  const gone = library.change(({ narrations, sounds }) => {
    const files = sounds.all();
    for (const id of narrations.all()) narrations.remove(id);
    for (const { n } of files) sounds.remove(n);
    return files;
  });
  await library.dropSalt();
  await library.clear(gone);
}
