import { basename } from 'node:path';
import type { BatchItem } from '../../src-preload/contract/batch.ts';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Source } from '../batch/collect-files.ts';
import type { MakeOrder, Outcome } from '../batch/run-batch.ts';
import { Fault, toAppError } from '../fault.ts';
import type { Plan } from '../narration/plan.ts';
import { Recording } from '../narration/recording.ts';
import { groupCount } from '../saving/chapter-groups.ts';
import { systemCode } from '../saving/file-fault.ts';
import { aboutNarration } from './about-narration.ts';
import type { AppContext } from './context.ts';
import { newRecording } from './new-recording.ts';
import { reopenNarration } from './reopen-narration.ts';
import type { Speaker } from './sources.ts';
import { planText } from './text-work.ts';

/** A document, taken apart. */
export interface BatchText {
  readonly text: string;
  readonly plan: Plan;
  readonly title: string;
}

interface ItemOrder extends MakeOrder {
  readonly speaker: Speaker;
  readonly format: SaveFormat;
  readonly preferences: Preferences;
  readonly read: (source: Source, signal: AbortSignal) => Promise<BatchText>;
  /** Of an earlier run, which is gone on with where it is still there. */
  readonly narrationId: string | undefined;
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
  const { source, preferences, signal, speaker, narrationId, read, tell, onRecording } = order;
  tell({ state: 'reading', error: undefined, made: 0, pieces: 0 });
  let current: Recording | null = null;
  const show = (): void => {
    if (!current) return;
    const { made, pieces, held } = current.head();
    tell({ state: 'speaking', made, pieces, error: held });
  };
  const recording =
    (await goOnWith(narrationId, context, show)) ??
    (await Recording.start({
      ...newRecording(context, speaker),
      ...(await read(source, signal)),
      onChange: show,
    }));
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
    if (error !== undefined) return { kind: 'partial', seconds, error };
    const unsplit = preferences.saving.perChapter && groupCount(recording.script.chapters) === 1;
    return { kind: 'saved', seconds, unsplit };
  } finally {
    current = null;
    onRecording(null);
    await recording.close();
    context.keeping.finished([recording.id], false);
  }
}

/** Its text, planned. Throws Faults `document_*`, `text_*`, `nothing_speakable`. */
export async function readBatchItem(
  { path, name }: Source,
  preferences: Preferences,
  signal: AbortSignal,
): Promise<BatchText> {
  const { readDocumentFile } = await import('../documents/read-file.ts');
  try {
    const { text, markup, title } = await readDocumentFile(path, basename(name), signal);
    return { text, title, plan: await planText(text, markup, preferences, signal) };
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    throw new Fault('text_unreadable', { name: basename(name) }, systemCode(thrown));
  }
}

/** A narration that an earlier run has left; null where it is gone, or somebody listens to it. */
async function goOnWith(
  id: string | undefined,
  context: AppContext,
  onChange: () => void,
): Promise<Recording | null> {
  if (id === undefined || isOnDesk(id, context)) return null;
  return reopenNarration(id, context, onChange).catch(() => null);
}

function isOnDesk(id: string, { find }: AppContext): boolean {
  try {
    return find(id).id === id;
  } catch {
    return false;
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
