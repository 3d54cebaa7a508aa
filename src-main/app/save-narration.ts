import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { Fault } from '../fault.ts';
import type { Recording } from '../narration/recording.ts';
import type { SaveTarget } from '../ports.ts';
import type { Downloads } from './downloads.ts';
import type { SubtitleKind } from '../saving/subtitles.ts';
import { timeLeft } from '../saving/time-left.ts';
import { aboutNarration } from './about-narration.ts';
import { fileName } from '../saving/file-name.ts';

interface SaveContext {
  readonly recording: Recording;
  readonly target: SaveTarget;
  readonly downloads: Downloads;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number, secondsLeft: number | null) => void;
  readonly subtitles?: SubtitleKind | undefined;
  readonly evenLoudness?: boolean;
}

/**
 * One file from what a narration has. One that is still being made, or written, is finished first; one that failed,
 * was stopped, or waits for its server is saved as far as it came, and the answer tells how far that is.
 */
export async function saveNarration(
  { format, replace }: ParsedRequestOf<'saveNarration'>,
  { recording, target, downloads, signal, onProgress, subtitles, evenLoudness }: SaveContext,
): Promise<ResponseOf<'saveNarration'>> {
  const name = fileName(recording.head().title, format);
  const chosen = await target.choose(name);
  if (!chosen) return { to: 'cancelled' };
  const { state, held } = recording.head();
  // Nobody knows when a server that is away will be back: what is there is saved now.
  if (state === 'making' && !held) await finish(recording, signal);
  const parts = recording.parts();
  if (parts.length === 0) throw new Fault('nothing_to_save');

  const reserved = chosen.to === 'download' ? await downloads.reserve(name) : null;
  const path = chosen.to === 'file' ? chosen.path : (reserved?.path ?? '');
  const left = timeLeft();
  const { saveRecording } = await import('../saving/write-file.ts');
  const { seconds } = await saveRecording({
    parts,
    format,
    path,
    replace: replace === true || (chosen.to === 'file' && chosen.replace),
    title: recording.head().title,
    about: aboutNarration(recording),
    // A browser fetches one file.
    subtitles: chosen.to === 'file' ? subtitles : undefined,
    evenLoudness,
    signal,
    onProgress: (fraction) => onProgress(fraction, left(fraction)),
  });
  const counts = { seconds, saved: parts.length, pieces: recording.head().pieces };
  return reserved
    ? { to: 'download', url: `saved/${reserved.token}`, name, ...counts }
    : { to: 'file', path, ...counts };
}

/** Makes the missing pieces. When that fails, what was made is saved all the same. */
async function finish(recording: Recording, signal: AbortSignal): Promise<void> {
  try {
    await recording.makeAll(signal);
  } catch (thrown) {
    if (signal.aborted || recording.parts().length === 0) throw thrown;
  }
}
