import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Fault } from '../fault.ts';
import type { OpusPackets, OpusRun, OpusStart } from './opus-protocol.ts';

/** Run from source the thread is TypeScript; the build puts it beside every other chunk under its own name. */
const entry = import.meta.url.endsWith('.ts') ? './opus-worker.ts' : './opus-worker.js';

/** The Opus encoder in a thread of its own. */
export class OpusThread {
  readonly #worker: Worker;

  constructor(start: OpusStart) {
    this.#worker = new Worker(new URL(entry, import.meta.url), { workerData: start });
  }

  /** Rejects with a Fault `save_failed` when the thread breaks. */
  async encode(samples: Float32Array<ArrayBuffer>): Promise<OpusPackets> {
    const message: OpusRun = { samples };
    const answer = once(this.#worker, 'message');
    this.#worker.postMessage(message, [samples.buffer]);
    try {
      const [packets] = (await answer) as [OpusPackets];
      return packets;
    } catch (thrown) {
      throw new Fault('save_failed', undefined, `opus: ${String(thrown)}`);
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
