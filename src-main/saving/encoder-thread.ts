import { Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import type { EncoderJob, EncoderStart, StretchPackets } from './encoder-protocol.ts';

/** Run from source the thread is TypeScript; the build puts it beside every other chunk under its own name. */
const entry = import.meta.url.endsWith('.ts') ? './encoder-worker.ts' : './encoder-worker.js';

/** An encoder in a thread of its own, which takes one job after the other. */
export class EncoderThread {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<StretchPackets>[] = [];
  #broken: Fault | undefined;

  constructor(start: EncoderStart) {
    this.#worker = new Worker(new URL(entry, import.meta.url), { name: 'encoder', workerData: start });
    this.#worker.on('message', (made: StretchPackets) => this.#waiting.shift()?.resolve(made));
    this.#worker.on('error', (thrown) => this.#fail(String(thrown)));
    this.#worker.on('exit', (code) => this.#fail(`the thread ended with ${code}`));
  }

  /** The sound's memory goes to the thread. Rejects with a Fault `save_failed` when the thread breaks or is closed. */
  encode(job: EncoderJob): Promise<StretchPackets> {
    if (this.#broken) return Promise.reject(this.#broken);
    const answer = Promise.withResolvers<StretchPackets>();
    this.#waiting.push(answer);
    this.#worker.postMessage(
      job,
      job.channels.map(({ buffer }) => buffer),
    );
    return answer.promise;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(detail: string): void {
    this.#broken ??= new Fault('save_failed', undefined, `encoder: ${detail}`);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#broken);
  }
}
