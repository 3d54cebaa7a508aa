import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { defaultPattern } from '../../src-preload/contract/name-pattern.ts';
import { Fault } from '../fault.ts';
import type { Recording } from '../narration/recording.ts';
import type { SaveTarget } from '../ports.ts';
import { groupCount } from '../saving/chapter-groups.ts';
import { fileName, safeName } from '../saving/file-name.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import { timeLeft } from '../saving/time-left.ts';
import { aboutNarration } from './about-narration.ts';
import type { Downloads } from './downloads.ts';

interface SaveContext {
  readonly recording: Recording;
  readonly target: SaveTarget;
  readonly downloads: Downloads;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number, secondsLeft: number | null) => void;
  readonly subtitles?: SubtitleKind | undefined;
  readonly evenLoudness?: boolean;
  /** A file for each chapter, where the text has several; named as the pattern tells. */
  readonly perChapter?: boolean;
  readonly pattern?: string;
}

/** Where it goes: one file, a folder for several, or what a browser fetches. */
type Place =
  | { readonly to: 'file'; readonly path: string; readonly replace: boolean }
  | { readonly to: 'folder'; readonly path: string }
  | { readonly to: 'download' };

/**
 * What a narration has, as one file or a file for each chapter. One that is still being made or written, or came back
 * after a restart, is finished first; one that failed, was stopped, or waits for its server is saved as far as it
 * came. The answer tells how far that is, and when there were no chapters to make files of. A browser fetches one
 * file: several, or sound with its subtitles, come in a zip.
 */
export async function saveNarration(
  { format, replace }: ParsedRequestOf<'saveNarration'>,
  context: SaveContext,
): Promise<ResponseOf<'saveNarration'>> {
  const { recording, downloads, signal, subtitles, evenLoudness, onProgress } = context;
  const { title, voice, speaker } = recording.head();
  const many = context.perChapter === true && groupCount(recording.script.chapters) > 1;
  const place = await choose(context.target, fileName(title, format), safeName(title, 60), many);
  if (!place) return { to: 'cancelled' };
  const { state, held } = recording.head();
  // Nobody knows when a server that is away will be back: what is there is saved now.
  if ((state === 'making' || state === 'waiting') && !held) await finish(recording, signal);
  const parts = recording.parts();
  if (parts.length === 0) throw new Fault('nothing_to_save');

  const left = timeLeft();
  const common = {
    ...{ parts, format, title, subtitles, evenLoudness, signal, about: aboutNarration(recording) },
    replace: replace === true || (place.to === 'file' && place.replace),
    onProgress: (fraction: number) => onProgress(fraction, left(fraction)),
  };
  const { pattern = defaultPattern } = context;
  const { saveRecording } = await import('../saving/write-file.ts');
  /** Below a folder: its chapters, or the one file. */
  async function saveBelow(folder: string): Promise<number> {
    if (!many) {
      await mkdir(folder, { recursive: true });
      return (await saveRecording({ ...common, path: join(folder, fileName(title, format)) })).seconds;
    }
    const { saveChapters } = await import('../saving/save-chapters.ts');
    return (await saveChapters({ ...common, folder, pattern, voice: voice ?? speaker })).seconds;
  }

  const counts = (seconds: number) => ({
    ...{ seconds, saved: parts.length, pieces: recording.head().pieces },
    ...(context.perChapter === true && !many && { unsplit: true }),
  });
  if (place.to === 'folder') {
    return { to: 'file', path: place.path, ...counts(await saveBelow(place.path)) };
  }
  if (place.to === 'download' && (many || subtitles)) {
    const name = fileName(title, 'zip');
    const { token, path } = await downloads.reserve(name);
    const folder = join(dirname(path), 'files');
    try {
      const seconds = await saveBelow(folder);
      const { zipFolder } = await import('../saving/zip-folder.ts');
      await zipFolder(folder, path, signal);
      return { to: 'download', url: `saved/${token}`, name, ...counts(seconds) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  if (place.to === 'file') {
    const { seconds } = await saveRecording({ ...common, path: place.path });
    return { to: 'file', path: place.path, ...counts(seconds) };
  }
  const name = fileName(title, format);
  const { token, path } = await downloads.reserve(name);
  const { seconds } = await saveRecording({ ...common, path });
  return { to: 'download', url: `saved/${token}`, name, ...counts(seconds) };
}

async function choose(
  target: SaveTarget,
  name: string,
  folder: string,
  many: boolean,
): Promise<Place | null> {
  if (!many) return target.choose(name);
  if (!target.chooseFolder) return { to: 'download' };
  const chosen = await target.chooseFolder();
  return chosen === null ? null : { to: 'folder', path: join(chosen, folder || 'Voicetray') };
}

/** Makes the missing pieces. When that fails, what was made is saved all the same. */
async function finish(recording: Recording, signal: AbortSignal): Promise<void> {
  try {
    await recording.makeAll(signal);
  } catch (thrown) {
    if (signal.aborted || recording.parts().length === 0) throw thrown;
  }
}
