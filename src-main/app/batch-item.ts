import { basename } from 'node:path';
import type { BatchItem } from '../../src-preload/contract/batch.ts';
import type { SaveFormat } from '../../src-preload/contract/model.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { MakeOrder, Outcome } from '../batch/run-batch.ts';
import { Fault, toAppError } from '../fault.ts';
import { Recording } from '../narration/recording.ts';
import { systemCode } from '../saving/file-fault.ts';
import { aboutNarration } from './about-narration.ts';
import type { AppContext } from './context.ts';
import { followedBy } from './followed-by.ts';
import { newRecording } from './new-recording.ts';
import type { Speaker } from './sources.ts';
import { planText } from './text-work.ts';

interface ItemOrder extends MakeOrder {
  readonly speaker: Speaker;
  readonly format: SaveFormat;
  readonly preferences: Preferences;
  /** What has come of it so far. */
  readonly tell: (change: Partial<BatchItem>) => void;
  /** The recording that speaks it, for one who wants to try again at once; null when it is done. */
  readonly onRecording: (recording: Recording | null) => void;
}

type Made = Extract<Outcome, { kind: 'saved' | 'partial' }>;

/**
 * One document: read, spoken (it is in the library then), and saved as a file, or as a folder of its chapters. What
 * was made before a failure is saved all the same. Rejects with a Fault when there is nothing, or `cancelled`.
 */
export async function makeBatchItem(order: ItemOrder, context: AppContext): Promise<Made> {
  const { source, preferences, signal, speaker, tell, onRecording } = order;
  tell({ state: 'reading', error: undefined, made: 0, pieces: 0 });
  const { text, markup, title } = await read(source.path, source.name, signal);
  const plan = await planText(text, markup, followedBy(speaker, preferences), signal);
  let current: Recording | null = null;
  const show = (): void => {
    if (!current) return;
    const { made, pieces, held } = current.head();
    tell({ state: 'speaking', made, pieces, error: held });
  };
  const recording = await Recording.start({
    ...newRecording(context, speaker),
    ...{ text, plan, title, onChange: show },
  });
  try {
    current = recording;
    onRecording(recording);
    show();
    const error = await recording.makeAll(signal).then(
      () => undefined,
      (thrown: unknown) => {
        if (signal.aborted || recording.parts().length === 0) throw thrown;
        return toAppError(thrown);
      },
    );
    const seconds = await save(recording, order);
    return error === undefined ? { kind: 'saved', seconds } : { kind: 'partial', seconds, error };
  } finally {
    current = null;
    onRecording(null);
    await recording.close();
    context.keeping.finished([recording.id], false);
  }
}

async function read(path: string, name: string, signal: AbortSignal) {
  const { readDocumentFile } = await import('../documents/read-file.ts');
  try {
    return await readDocumentFile(path, basename(name), signal);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    throw new Fault('text_unreadable', { name: basename(name) }, (thrown as Error).message);
  }
}

async function save(
  recording: Recording,
  { path, format, replace, preferences, signal }: ItemOrder,
): Promise<number> {
  const { saving, playback } = preferences;
  const { title, voice, speaker } = recording.head();
  const request = {
    ...{ parts: recording.parts(), format, title, replace, signal, about: aboutNarration(recording) },
    evenLoudness: playback.evenLoudness,
    subtitles: saving.subtitles === 'none' ? undefined : saving.subtitles,
  };
  if (!saving.perChapter) {
    const { saveRecording } = await import('../saving/write-file.ts');
    return (await saveRecording({ ...request, path })).seconds;
  }
  const { saveChapters } = await import('../saving/save-chapters.ts');
  const { pattern } = saving;
  return (await saveChapters({ ...request, folder: path, pattern, voice: voice ?? speaker })).seconds;
}
