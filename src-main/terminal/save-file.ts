import { basename } from 'node:path';
import { aboutNarration } from '../app/about-narration.ts';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import type { Fault } from '../fault.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import { PartsMade, partsOf } from './parts.ts';

export type FileDelivery = Omit<Parameters<typeof partsOf>[0], 'live'> & {
  readonly replace: boolean;
  readonly subtitles?: SubtitleKind | undefined;
};

/** A file that stands under its name. */
export interface SavedFile {
  readonly seconds: number;
  /** As it is told to people. */
  readonly words: string;
  /** The rest could not be made: the file holds what was made before that. */
  readonly failure: Fault | undefined;
  /** A file for each chapter was wanted, but there are no several chapters: it is one file. */
  readonly unsplit?: boolean;
}

/**
 * A narration to a file. When a part fails for good, the parts before it are saved all the same: they may have been
 * paid for. Throws a Fault when there is none.
 */
export async function saveFile(
  { path, format }: { readonly path: string; readonly format: SaveFormat },
  delivery: FileDelivery,
): Promise<SavedFile> {
  const { recording, signal, replace, subtitles } = delivery;
  const { saveRecording } = await import('../saving/write-file.ts');
  const { title, pieces, growing } = recording.head();
  const total = growing ? undefined : pieces;
  const parts = new PartsMade(partsOf({ ...delivery, live: false }), signal);
  const { seconds } = await saveRecording({
    ...{ parts, format, path, replace, title, subtitles, signal },
    about: aboutNarration(recording),
    ...(total && { total }),
  });
  const file = `${basename(path)}, ${seconds.toFixed(1)} seconds.`;
  if (parts.failure === undefined) return { seconds, words: `Saved ${file}`, failure: undefined };
  const of = total === undefined ? '' : ` of ${total}`;
  const made = total === undefined && parts.count === 1 ? 'part' : 'parts';
  return { seconds, words: `Saved the first ${parts.count}${of} ${made} as ${file}`, failure: parts.failure };
}
