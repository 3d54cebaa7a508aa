import { rm } from 'node:fs/promises';
import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import type { Batch, BatchItem, BatchSize } from '../../src-preload/contract/batch.ts';
import { isDone } from '../../src-preload/contract/batch-words.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { BatchList } from '../batch/batch-list.ts';
import { ReadOnce } from '../batch/read-once.ts';
import { type Done, runBatch, unmade } from '../batch/run-batch.ts';
import { sizeUp } from '../batch/size-up.ts';
import { toAppError } from '../fault.ts';
import { Pace } from '../narration/pace.ts';
import type { Recording } from '../narration/recording.ts';
import { timeLeft } from '../saving/time-left.ts';
import { type BatchText, makeBatchItem, readBatchItem } from './batch-item.ts';
import { batchManner, speakerNow } from './batch-manner.ts';
import { doneShare } from './batch-share.ts';
import type { AppContext } from './context.ts';
import { followedBy } from './followed-by.ts';
import type { Speaker } from './sources.ts';

/** What stays as it is from the start of a run to its end. */
interface Given {
  readonly speaker: Speaker;
  readonly preferences: Preferences;
  readonly manner: string;
  readonly texts: ReadOnce<BatchText>;
}

/** Milliseconds that texts are kept while nobody says whether they are to be spoken. */
const KEEP = 10 * 60_000;

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
  /** What was read to tell how much it is, until the list is spoken, changes, or is left alone. */
  #texts: { readonly manner: string; readonly once: ReadOnce<BatchText> } | null = null;
  #leaving: NodeJS.Timeout | undefined;
  #error: AppError | undefined;
  #looking: Batch['looking'] = null;
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
    const { items, folder, unseen } = this.#list;
    const fraction = doneShare(items.filter(({ id }) => this.#wanted.has(id)));
    const secondsLeft = this.running && !this.#looking ? this.#left(fraction) : null;
    const error = this.#error ? { error: this.#error } : {};
    return {
      ...{ items: [...items], running: this.running, looking: this.#looking, unseen, folder },
      changed: !this.running && this.#isChanged(),
      ...{ fraction, secondsLeft, ...error },
    };
  }

  #isChanged(): boolean {
    const { ports, profiles } = this.#context;
    const { preferences } = ports.settings.current;
    try {
      const manner = batchManner(speakerNow(preferences, profiles), preferences);
      return this.#list.items.some((item) => isDone(item) && this.#list.isOtherwise(item, manner));
    } catch {
      // Nobody would speak.
      return false;
    }
  }

  tell(): void {
    this.#pace.now();
  }

  /** A server that is waited for is tried at once. */
  retry(): void {
    this.#recording?.retry();
  }

  /**
   * Begins, unless the texts are long and nobody has agreed to that: then it answers how long. What goes wrong in a
   * document is told with it. Rejects with a Fault of the voice or the profile.
   */
  async start(request: ParsedRequestOf<'startBatch'>): Promise<ResponseOf<'startBatch'>> {
    const { ports, sources, closing } = this.#context;
    const { profileId, voice, longAccepted = false } = request;
    clearTimeout(this.#leaving);
    const stopping = (this.#stopping = new AbortController());
    const signal = AbortSignal.any([stopping.signal, closing]);
    try {
      const speaker = await sources.openToSpeak(profileId, voice);
      if (profileId !== null) sources.gate(profileId).release();
      // As it is now, to the end of the run.
      const preferences = structuredClone(ports.settings.current.preferences);
      const manner = batchManner(speaker, preferences);
      const given = { speaker, preferences, manner, texts: this.#textsOf(speaker, preferences, manner) };
      if (!longAccepted && this.#list.agreed !== given.manner) {
        const long = await this.#measure(given, signal);
        if (long.characters > preferences.askAbove) {
          this.#rest();
          this.#leaving = setTimeout(() => (this.#texts = null), KEEP).unref();
          return { started: false, long };
        }
      }
      this.#list.agreed = given.manner;
      this.#begin(given);
      this.#ended = this.#run(given, signal);
      return { started: true };
    } catch (thrown) {
      this.#rest();
      if (stopping.signal.aborted) return { started: false };
      throw thrown;
    }
  }

  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#ended;
  }

  /** Nothing runs any more. */
  #rest(): void {
    this.#stopping = null;
    this.#looking = null;
    this.tell();
  }

  async #measure(given: Given, signal: AbortSignal): Promise<BatchSize> {
    return sizeUp(
      {
        sources: await unmade(this.#places(given), signal),
        measure: async (source) => {
          const { text, plan } = await given.texts.ahead(source, signal);
          return { characters: text.length, pieces: plan.pieces.length };
        },
        onProgress: (done, all) => {
          this.#looking = { done, all };
          this.#pace.soon();
        },
      },
      signal,
    );
  }

  #textsOf(speaker: Speaker, preferences: Preferences, manner: string): ReadOnce<BatchText> {
    if (this.#texts?.manner !== manner) {
      const followed = followedBy(speaker, preferences);
      const once = new ReadOnce((source, signal) => readBatchItem(source, followed, signal));
      this.#texts = { manner, once };
    }
    return this.#texts.once;
  }

  /** The list is another one now. */
  changed(): void {
    this.#texts = null;
    this.tell();
  }

  #begin({ manner }: Given): void {
    this.#error = undefined;
    this.#looking = null;
    this.#left = timeLeft();
    this.#list.unseen = true;
    const waiting = this.#list.items.filter((item) => !isDone(item) || this.#list.isOtherwise(item, manner));
    this.#wanted = new Set(waiting.map(({ id }) => id));
    for (const { id } of waiting) this.#change(id, { state: 'waiting', error: undefined, made: 0 });
    this.tell();
  }

  /** What is to be made, and where. */
  #places({ preferences, manner }: Given): Parameters<typeof unmade>[0] {
    const list = this.#list;
    return {
      sources: list.items.map(({ id, name }) => ({ path: list.pathOf(id), name })),
      folder: list.folder ?? list.ownFolder,
      ending: preferences.saving.perChapter ? '' : `.${preferences.saveFormat}`,
      manner,
    };
  }

  async #run(given: Given, signal: AbortSignal): Promise<void> {
    const list = this.#list;
    const { speaker, preferences, manner, texts } = given;
    const ids = new Map(list.items.map(({ id }) => [list.pathOf(id), id]));
    const idOf = ({ path }: { readonly path: string }): string => ids.get(path) ?? '';
    await this.#save();
    try {
      await runBatch(
        {
          ...this.#places(given),
          replace: false,
          make: async (order) => {
            const id = idOf(order.source);
            const before = list.ownFileOf(id);
            const made = await makeBatchItem(
              {
                ...{ ...order, speaker, preferences, format: preferences.saveFormat },
                narrationId: list.begunOf(id, manner),
                read: (source, signal) => texts.take(source, signal),
                tell: (change) => this.#change(id, change),
                onRecording: (recording) => {
                  this.#recording = recording;
                  if (!recording) return;
                  list.begin(id, { narrationId: recording.id, manner });
                  void this.#save();
                },
              },
              this.#context,
            );
            // In another form: a browser fetches the newest alone.
            if (before !== null && before !== order.path) await rm(before, { recursive: true, force: true });
            return made;
          },
          onDone: (done) => {
            const id = idOf(done.source);
            if (done.outcome.kind === 'saved') list.begin(id, null);
            if (done.outcome.kind === 'saved' || done.outcome.kind === 'kept') list.finish(id, manner);
            this.#change(id, changeOf(done));
            void this.#save();
          },
        },
        signal,
      );
    } catch (thrown) {
      if (!signal.aborted) this.#error = toAppError(thrown);
    }
    for (const { id, state } of list.items)
      if (state === 'reading' || state === 'speaking')
        this.#change(id, { state: 'waiting', error: undefined });
    await this.#save();
    this.#texts = null;
    this.#stopping = null;
    if (!this.#context.closing.aborted) this.tell();
  }

  /** So that it is known after a kill; what cannot be written down costs that alone. */
  async #save(): Promise<void> {
    await this.#list
      .save()
      .catch((thrown: unknown) => this.#context.ports.log(`batch: ${toAppError(thrown).code}`));
  }

  #change(id: string, to: Partial<BatchItem>): void {
    this.#list.change(id, to);
    this.#pace.soon();
  }
}

function changeOf({ output, outcome }: Done): Partial<BatchItem> {
  switch (outcome.kind) {
    case 'saved':
      return { state: 'saved', output, seconds: outcome.seconds, unsplit: outcome.unsplit, error: undefined };
    case 'partial':
      return { state: 'partial', output, seconds: outcome.seconds, error: outcome.error };
    case 'kept':
      return { state: 'kept', output, error: undefined };
    case 'failed':
      return { state: 'failed', error: outcome.error };
    case 'untried':
      return { state: 'waiting' };
  }
}
