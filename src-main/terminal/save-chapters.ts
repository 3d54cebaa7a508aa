import { basename } from 'node:path';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import { aboutNarration } from '../app/about-narration.ts';
import { Fault, toAppError } from '../fault.ts';
import { groupCount } from '../saving/chapter-groups.ts';
import type { FileDelivery, SavedFile } from './save-file.ts';

/**
 * A narration to a folder with a file for each chapter. As with one file, what was made before a failure is saved.
 * Throws a Fault when there is nothing.
 */
export async function saveChapterFiles(
  { path, format, pattern }: { readonly path: string; readonly format: SaveFormat; readonly pattern: string },
  { recording, signal, replace, subtitles, onPart }: FileDelivery,
): Promise<SavedFile> {
  const { saveChapters } = await import('../saving/save-chapters.ts');
  let failure: Fault | undefined;
  onPart(1, recording.head().pieces);
  await recording.makeAll(signal).catch((thrown: unknown) => {
    if (signal.aborted) throw thrown;
    const { code, params, detail } = toAppError(thrown);
    failure = new Fault(code, params, detail);
  });
  const parts = recording.parts();
  if (parts.length === 0 && failure) throw failure;
  const { title, voice, speaker } = recording.head();
  const { seconds, files } = await saveChapters({
    ...{ parts, format, folder: path, pattern, replace, title, subtitles, signal },
    voice: voice ?? speaker,
    about: aboutNarration(recording),
  });
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  const words = `Saved ${count} in ${basename(path)}, ${seconds.toFixed(1)} seconds.`;
  return { seconds, words, failure, unsplit: groupCount(recording.script.chapters) === 1 };
}
