import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';
import type { Batch, BatchItem } from '../../src-preload/contract/batch.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { BatchList } from '../batch/batch-list.ts';
import { type Done, runBatch } from '../batch/run-batch.ts';
import { toAppError } from '../fault.ts';
import { Pace } from '../narration/pace.ts';
import type { Recording } from '../narration/recording.ts';
import { timeLeft } from '../saving/time-left.ts';
import { makeBatchItem } from './batch-item.ts';
import { doneShare } from './batch-share.ts';
import type { AppContext } from './context.ts';

/** Milliseconds between two tellings. */
const TELL_EVERY = 250;

/** One run over the list at a time; the windows are told how far it is. */
export class BatchRun {
  readonly #context: AppContext;
  readonly #list: BatchList;
  readonly #pace: Pace;
  #stopping: AbortController | null = null;
  #ended: Promise<void> = Promise.resolve();
  #recording: Recording | null = null;
  #error: AppError | undefined;
  #left: ReturnType<typeof timeLeft> = () => null;
  /** Those that this run has to make. */
  #wanted: ReadonlySet<string> = new Set();

  constructor(list: BatchList, context: AppContext) {
    this.#list = list;
    this.#context = context;
    this.#pace = new Pace(TELL_EVERY, () => context.emit({ name: 'batch', payload: this.snapshot() }));
  }

  get running(): boolean {
    return this.#stopping !== null;
  }

  snapshot(): Batch {
    const { items, folder } = this.#list;
    const fraction = doneShare(items.filter(({ id }) => this.#wanted.has(id)));
    const secondsLeft = this.running ? this.#left(fraction) : null;
    const error = this.#error ? { error: this.#error } : {};
    return { items: [...items], running: this.running, folder, fraction, secondsLeft, ...error };
  }

  tell(): void {
    this.#pace.now();
  }

  /** A server that is waited for is tried at once. */
  retry(): void {
    this.#recording?.retry();
  }

  /** Begins; what goes wrong in a document is told with it. Rejects with a Fault of the voice or the profile. */
  async start({ profileId, voice }: ParsedRequestOf<'startBatch'>): Promise<void> {
    const { ports, sources, closing } = this.#context;
    const stopping = (this.#stopping = new AbortController());
    try {
      const speaker = await sources.openToSpeak(profileId, voice);
      if (profileId !== null) sources.gate(profileId).release();
      // As it is now, to the end of the run.
      const preferences = structuredClone(ports.settings.current.preferences);
      this.#begin();
      const signal = AbortSignal.any([stopping.signal, closing]);
      this.#ended = this.#run({ speaker, preferences }, signal);
    } catch (thrown) {
      this.#stopping = null;
      throw thrown;
    }
  }

  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#ended;
  }

  #begin(): void {
    this.#error = undefined;
    this.#left = timeLeft();
    const waiting = this.#list.items.filter(({ state }) => state !== 'saved' && state !== 'kept');
    this.#wanted = new Set(waiting.map(({ id }) => id));
    for (const { id } of waiting) this.#change(id, { state: 'waiting', error: undefined, made: 0 });
    this.tell();
  }

  async #run(
    given: Pick<Parameters<typeof makeBatchItem>[0], 'speaker' | 'preferences'>,
    signal: AbortSignal,
  ): Promise<void> {
    const list = this.#list;
    const { speaker, preferences } = given;
    const { saveFormat: format, saving, pauses, reading, pronunciation, languages, onDevice } = preferences;
    const { profileId, voice } = speaker;
    const ids = new Map(list.items.map(({ id }) => [list.pathOf(id), id]));
    const idOf = ({ path }: { readonly path: string }): string => ids.get(path) ?? '';
    try {
      await runBatch(
        {
          sources: list.items.map(({ id, name }) => ({ path: list.pathOf(id), name })),
          folder: list.folder ?? list.ownFolder,
          ending: saving.perChapter ? '' : `.${format}`,
          manner: JSON.stringify({
            ...{ profileId, voice, format, saving, pauses, reading, pronunciation },
            ...(profileId === null && { onDevice, languages }),
          }),
          replace: false,
          make: (order) =>
            makeBatchItem(
              {
                ...{ ...order, ...given, format },
                tell: (change) => this.#change(idOf(order.source), change),
                onRecording: (recording) => (this.#recording = recording),
              },
              this.#context,
            ),
          onDone: (done) => this.#change(idOf(done.source), changeOf(done)),
        },
        signal,
      );
    } catch (thrown) {
      if (!signal.aborted) this.#error = toAppError(thrown);
    }
    this.#stopping = null;
    for (const { id, state } of list.items)
      if (state === 'reading' || state === 'speaking')
        this.#change(id, { state: 'waiting', error: undefined });
    await list
      .save()
      .catch((thrown: unknown) => this.#context.ports.log(`batch: ${toAppError(thrown).code}`));
    this.tell();
  }

  #change(id: string, to: Partial<BatchItem>): void {
    this.#list.change(id, to);
    this.#pace.soon();
  }
}

function changeOf({ outcome }: Done): Partial<BatchItem> {
  switch (outcome.kind) {
    case 'saved':
      return { state: 'saved', seconds: outcome.seconds, error: undefined };
    case 'partial':
      return { state: 'partial', seconds: outcome.seconds, error: outcome.error };
    case 'kept':
      return { state: 'kept', error: undefined };
    case 'failed':
      return { state: 'failed', error: outcome.error };
    case 'untried':
      return { state: 'waiting' };
  }
}
