import { Worker } from 'node:worker_threads';
import { cancelled, Fault } from '../../fault.ts';
import type { EngineAnswer, EngineMark, EngineStart, Manner, SpeakRequest } from './protocol.ts';

/** Run from source the thread is TypeScript; the build puts it beside every other chunk under its own name. */
const entry = import.meta.url.endsWith('.ts') ? './worker.ts' : './on-device-worker.js';

interface Call {
  answer(message: EngineAnswer): void;
  fail(fault: Fault): void;
}

/**
 * The engine in a thread of its own, started at the first call. It keeps the process alive only while it speaks.
 * When it breaks, the calls in it fail with `engine_failed` and the next call gets a new one.
 */
export class EngineThread {
  readonly #folder: URL;
  #worker: Worker | null = null;
  /** What the thread has not answered to the end, stopped calls too. */
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  #closing = false;

  constructor(folder: URL) {
    this.#folder = folder;
  }

  /**
   * Sound as it is made: 16-bit little-endian mono samples. It breaks with a Fault: `cancelled` at once when the
   * signal says so, or `engine_failed`. Cancelling the stream stops the engine too. `onMarks` is told before the end.
   */
  speak(
    text: string,
    manner: Manner,
    signal: AbortSignal,
    onMarks: (marks: readonly EngineMark[]) => void,
  ): ReadableStream<Uint8Array> {
    const stop = new SharedArrayBuffer(4);
    let finish = (how: () => void): void => how();
    const halt = (how: () => void): void => {
      Atomics.store(new Int32Array(stop), 0, 1);
      finish(how);
    };
    return new ReadableStream<Uint8Array>({
      start: (sound) => {
        if (signal.aborted) throw cancelled();
        const onAbort = (): void => halt(() => sound.error(cancelled()));
        let over = false;
        finish = (how) => {
          if (over) return;
          over = true;
          signal.removeEventListener('abort', onAbort);
          how();
        };
        signal.addEventListener('abort', onAbort);
        this.#ask(
          { ...manner, text, stop },
          {
            answer: (message) => {
              if (message.kind === 'end') {
                finish(() => {
                  onMarks(message.marks);
                  sound.close();
                });
              } else if (!over) sound.enqueue(message.bytes);
            },
            fail: (fault) => finish(() => sound.error(fault)),
          },
        );
      },
      cancel: () => halt(() => undefined),
    });
  }

  /** Ends the thread. What it was saying breaks. The process lives on until it has ended. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker?.terminate();
  }

  #ask(request: Omit<SpeakRequest, 'id'>, call: Call): void {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#lastId += 1);
    this.#calls.set(id, call);
    worker.ref();
    worker.postMessage({ ...request, id } satisfies SpeakRequest);
  }

  #start(): Worker {
    const workerData: EngineStart = { folder: this.#folder.href };
    const worker = new Worker(new URL(entry, import.meta.url), {
      workerData,
      name: 'voice',
      // The engine makes little garbage: the usual space for it would only be memory not given back.
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
    });
    worker.on('message', (message: EngineAnswer) => {
      const call = this.#calls.get(message.id);
      if (message.kind === 'end') this.#calls.delete(message.id);
      // An answer that comes while the thread is being ended must not let the process go before that.
      if (this.#calls.size === 0 && !this.#closing) worker.unref();
      call?.answer(message);
    });
    worker.on('error', (thrown) => this.#lose(worker, String(thrown)));
    worker.on('exit', (code) => this.#lose(worker, `the thread ended with ${code}`));
    return worker;
  }

  #lose(worker: Worker, detail: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.fail(new Fault('engine_failed', undefined, detail));
  }
}
