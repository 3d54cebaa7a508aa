import { Worker } from 'node:worker_threads';
import type { AppError } from '../src-preload/contract/errors.ts';
import { cancelled, Fault } from './fault.ts';

/** The one message of a thread that does one task. */
export type ThreadAnswer<T> = { readonly value: T } | { readonly error: AppError };

/** Megabytes for what is new in a thread: a novel is taken apart as fast as with twice as many, and 50 MB less. */
const YOUNG = 24;

interface ThreadTask {
  readonly entry: URL;
  /** For people who look at threads. */
  readonly name: string;
  /** Cloned, but for what is in `transfer`. */
  readonly data: unknown;
  readonly transfer?: readonly ArrayBuffer[];
  /** Megabytes of its own heap. */
  readonly heap: number;
  readonly seconds: number;
  /** How it is told that the thread ran out of time or memory, or broke. */
  readonly faults: { slow(): Fault; large(): Fault; broken(detail: string): Fault };
}

/**
 * Does one task in a thread of its own, which is ended with it: neither its work nor its memory stays with the program.
 * Rejects with the task's own Fault, with one of `faults`, or with `cancelled` when the signal says so.
 */
export function runThread<T>(task: ThreadTask, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(cancelled());
  const { entry, name, data, transfer = [], heap, seconds, faults } = task;
  const worker = new Worker(entry, {
    ...{ name, workerData: data, transferList: [...transfer] },
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG },
    // What a parser prints would go where sound may be going.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onAbort = (): void => reject(cancelled());
  const timer = setTimeout(() => reject(faults.slow()), seconds * 1000);
  signal.addEventListener('abort', onAbort);
  worker.on('message', (answer: ThreadAnswer<T>) => {
    if ('value' in answer) resolve(answer.value);
    else reject(new Fault(answer.error.code, answer.error.params, answer.error.detail));
  });
  worker.on('error', (thrown: Error & { code?: string }) => {
    reject(thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' ? faults.large() : faults.broken(String(thrown)));
  });
  worker.on('exit', (code) => reject(faults.broken(`the thread ended with ${code}`)));
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    void worker.terminate();
  });
}
