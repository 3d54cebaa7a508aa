import type { Bridge } from '../../src-preload/bridge.ts';
import type { Batch, BatchSize } from '../../src-preload/contract/batch.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { News } from '../app/news.ts';
import type { GivenFile, HandOver } from '../documents/given-file.ts';

/** The list of documents that become files. It is the program's: it goes on whether or not somebody looks. */
export class BatchView {
  readonly #bridge: Bridge;
  readonly #handOver: HandOver;
  readonly #fetchFile: (url: string, name: string) => void;

  readonly #news = new News<'batch'>();
  /** What is to be added, from the first of this time on. */
  #todo: readonly GivenFile[] = [];
  /** Null until it is known. */
  batch = $state.raw<Batch | null>(null);
  /** Documents that are being handed over: how many of how many. */
  adding = $state.raw<{ done: number; all: number } | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Set while the person is asked whether to speak so much; who is to speak it. */
  question = $state.raw<{ size: BatchSize; profileId: string | null } | null>(null);

  constructor(bridge: Bridge, handOver: HandOver, fetchFile: (url: string, name: string) => void) {
    this.#bridge = bridge;
    this.#handOver = handOver;
    this.#fetchFile = fetchFile;
    bridge.on('batch', (batch) => {
      this.#news.tell('batch');
      this.batch = batch;
    });
  }

  async load(): Promise<void> {
    const isNewest = this.#news.asked();
    const answer = await this.#bridge.getBatch({});
    if (!answer.ok) this.error = answer.error;
    else if (isNewest('batch')) this.batch = answer.value;
  }

  /** One after the other, also what comes meanwhile; the first that is refused ends it. */
  async add(files: readonly GivenFile[]): Promise<void> {
    this.#todo = [...this.#todo, ...files];
    if (this.adding || files.length === 0) return;
    this.error = null;
    for (let done = 0; done < this.#todo.length && this.error === null; done++) {
      this.adding = { done, all: this.#todo.length };
      const file = this.#todo[done];
      if (file) this.error = await this.#add(file);
    }
    this.#todo = [];
    this.adding = null;
  }

  async #add(file: GivenFile): Promise<AppError | null> {
    const handed = await this.#handOver(file);
    if (!handed.ok) return handed.error;
    const place =
      file instanceof File && file.webkitRelativePath !== '' ? file.webkitRelativePath : file.name;
    const added = await this.#bridge.addToBatch({ token: handed.value.token, name: place });
    return added.ok ? null : added.error;
  }

  /** Much text is asked about first. */
  async start(profileId: string | null, longAccepted = false): Promise<void> {
    this.question = null;
    await this.#ask(async () => {
      const answer = await this.#bridge.startBatch({ profileId, longAccepted });
      if (answer.ok && answer.value.long) this.question = { size: answer.value.long, profileId };
      return answer;
    });
  }

  /** What the person says to the question. */
  async answer(yes: boolean): Promise<void> {
    const { question } = this;
    this.question = null;
    if (yes && question) await this.start(question.profileId, true);
  }

  chooseFolder(): Promise<void> {
    return this.#ask(() => this.#bridge.chooseBatchFolder({}));
  }

  /** What came of the last run is seen. */
  see(): Promise<void> {
    return this.#ask(() => this.#bridge.seeBatch({}));
  }

  stop(): Promise<void> {
    return this.#ask(() => this.#bridge.stopBatch({}));
  }

  /** Without an id: all. */
  remove(id?: string): Promise<void> {
    return this.#ask(() => this.#bridge.removeFromBatch(id === undefined ? {} : { id }));
  }

  async fetch(): Promise<void> {
    await this.#ask(async () => {
      const answer = await this.#bridge.fetchBatch({});
      if (answer.ok && answer.value.to === 'download') this.#fetchFile(answer.value.url, answer.value.name);
      return answer;
    });
  }

  async #ask(call: () => Promise<Result<unknown>>): Promise<void> {
    this.error = null;
    const answer = await call();
    if (!answer.ok) this.error = answer.error;
  }
}
