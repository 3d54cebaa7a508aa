import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { chapterGroups } from './chapter-groups.ts';
import { distinctNames } from './distinct-names.ts';
import { fileFault } from './file-fault.ts';
import { nameFrom } from './name-pattern.ts';
import type { SavePart } from './save-part.ts';
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
 * A file for each chapter, in one folder; a text without chapters is one file. Each file is whole or not there. Throws
 * what `saveRecording` throws; the files before that stay.
 */
export async function saveChapters(request: ChaptersRequest): Promise<SavedChapters> {
  const { parts, folder, pattern, voice, title, about, format, onProgress } = request;
  if (parts.length === 0) throw new Fault('nothing_to_save');
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw fileFault(thrown, folder);
  });
  const groups = chapterGroups(parts, title);
  const values = { title, voice, date: about?.date ?? '' };
  const names = distinctNames(
    groups.map((group, index) =>
      nameFrom(pattern, { ...values, chapter: group.title }, { number: index + 1, of: groups.length }),
    ),
  );
  let seconds = 0;
  let before = 0;
  for (const [index, group] of groups.entries()) {
    const share = group.parts.length / parts.length;
    const start = before;
    const saved = await saveRecording({
      ...request,
      // Its own chapter is the whole file.
      parts: group.parts.map((part) => ({ ...part, chapter: undefined })),
      path: join(folder, `${names[index] ?? index + 1}.${format}`),
      title: group.title,
      about: { ...about, album: title, chapters: [], track: { number: index + 1, of: groups.length } },
      onProgress: (fraction) => onProgress?.(start + fraction * share),
    });
    seconds += saved.seconds;
    before += share;
  }
  return { seconds, files: names.map((name) => `${name}.${format}`) };
}
