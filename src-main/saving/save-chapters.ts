import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { chapterGroups } from './chapter-groups.ts';
import { distinctNames } from './distinct-names.ts';
import { nameFrom } from './name-pattern.ts';
import type { SavePart } from './save-part.ts';
import { saveTogether } from './save-together.ts';
import { saveRecording, type SaveRequest } from './write-file.ts';

export interface ChaptersRequest extends Omit<SaveRequest, 'parts' | 'path' | 'total'> {
  readonly parts: readonly SavePart[];
  /** Made if it is missing. */
  readonly folder: string;
  /** See `name-pattern`. */
  readonly pattern: string;
  readonly voice: string;
}

export interface SavedChapters {
  readonly seconds: number;
  /** Names of the files, in order. */
  readonly files: readonly string[];
}

/**
 * A file for each chapter, in one folder; a text without chapters is one file. All of them get their places in the
 * end, or none: see `saveTogether`. Throws what that and `saveRecording` throw.
 */
export async function saveChapters(request: ChaptersRequest): Promise<SavedChapters> {
  const { parts, folder, pattern, voice, title, about, format, subtitles, replace, signal } = request;
  if (parts.length === 0) throw new Fault('nothing_to_save');
  const groups = chapterGroups(parts, title);
  const values = { title, voice, date: about?.date ?? '' };
  const names = distinctNames(
    groups.map((group, index) =>
      nameFrom(pattern, { ...values, chapter: group.title }, { number: index + 1, of: groups.length }),
    ),
  );
  const files = names.map((name) => `${name}.${format}`);
  const beside = subtitles ? names.map((name) => `${name}.${subtitles}`) : [];
  let seconds = 0;
  await saveTogether({ folder, names: [...files, ...beside], replace, signal }, async (draft) => {
    let before = 0;
    for (const [index, group] of groups.entries()) {
      const start = before;
      const share = group.parts.length / parts.length;
      const saved = await saveRecording({
        ...request,
        // Its own chapter is the whole file.
        parts: group.parts.map((part) => ({ ...part, chapter: undefined })),
        path: join(draft, files[index] ?? ''),
        title: group.title,
        about: { ...about, album: title, chapters: [], track: { number: index + 1, of: groups.length } },
        // Never 1 before the files are in their places.
        onProgress: (fraction) => request.onProgress?.(Math.min(0.99, start + fraction * share)),
      });
      seconds += saved.seconds;
      before += share;
    }
  });
  request.onProgress?.(1);
  return { seconds, files };
}
