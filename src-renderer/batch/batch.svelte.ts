import type { Bridge } from '../../src-preload/bridge.ts';
import type { Batch } from '../../src-preload/contract/batch.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Result } from '../../src-preload/contract/result.ts';

type Upload = (file: File) => Promise<Result<{ token: string }>>;

/** The list of documents that become files. It is the program's: it goes on whether or not somebody looks. */
export class BatchView {
  readonly #bridge: Bridge;
  readonly #upload: Upload;
  readonly #fetchFile: (url: string, name: string) => void;

  /** Null until it is known. */
  batch = $state.raw<Batch | null>(null);
  /** Documents that are being handed over: how many of how many. */
  adding = $state.raw<{ done: number; all: number } | null>(null);
  error = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge, upload: Upload, fetchFile: (url: string, name: string) => void) {
    this.#bridge = bridge;
    this.#upload = upload;
    this.#fetchFile = fetchFile;
    bridge.on('batch', (batch) => (this.batch = batch));
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.getBatch({});
    if (answer.ok) this.batch = answer.value;
    else this.error = answer.error;
  }

  /** One after the other; the first that is refused ends it. */
  async add(files: readonly File[]): Promise<void> {
    if (this.adding || files.length === 0) return;
    this.error = null;
    for (const [at, file] of files.entries()) {
      this.adding = { done: at, all: files.length };
      const handed = await this.#upload(file);
      const { webkitRelativePath: place, name } = file;
      const added = handed.ok
        ? await this.#bridge.addToBatch({ token: handed.value.token, name: place === '' ? name : place })
        : handed;
      if (added.ok) continue;
      this.error = added.error;
      break;
    }
    this.adding = null;
  }

  start(profileId: string | null): Promise<void> {
    return this.#ask(() => this.#bridge.startBatch({ profileId }));
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
