import { resolveObjectURL } from 'node:buffer';
import { Worker } from 'node:worker_threads';

interface Question {
  readonly id: number;
}
interface Answer extends Question {
  readonly success: boolean;
  readonly error?: unknown;
}
type Listener = (event: { readonly data: Answer }) => void;

/**
 * As much of the Web's `Worker` as the packages of encoders ask for, over a thread of Node. Their own way of starting a
 * thread does not listen to what breaks in it: that would end the whole program, and a thread that is gone would be
 * waited for without end. Here each question of theirs gets an answer, and a thread that failed once is ended.
 */
class PackageWorker {
  readonly #started: Promise<Worker>;
  readonly #listeners: Listener[] = [];
  readonly #waiting = new Set<number>();
  #ended = false;
  #broken: Error | undefined;

  /** `url`: of a blob that holds a script. */
  constructor(url: string) {
    const script = resolveObjectURL(url);
    this.#started = this.#start(script);
    this.#started.catch((thrown: unknown) => this.#break(thrown));
  }

  addEventListener(kind: string, listener: Listener): void {
    if (kind === 'message') this.#listeners.push(listener);
  }

  postMessage(question: Question, transfer: ArrayBuffer[] = []): void {
    this.#waiting.add(question.id);
    this.#started.then(
      (worker) => (this.#broken ? this.#break(this.#broken) : worker.postMessage(question, transfer)),
      () => this.#break(this.#broken),
    );
  }

  /** Nothing is answered any more. */
  terminate(): void {
    this.#ended = true;
    this.#close();
  }

  async #start(script: ReturnType<typeof resolveObjectURL>): Promise<Worker> {
    if (!script) throw new Error('the script of an encoder is missing');
    const worker = new Worker(await script.text(), { eval: true, name: 'encoder' });
    worker.on('message', (answer: Answer) => this.#answer(answer));
    worker.on('error', (thrown) => this.#break(thrown));
    worker.on('exit', (code) => this.#break(`the thread ended with ${code}`));
    return worker;
  }

  #answer(answer: Answer): void {
    if (this.#ended || !this.#waiting.delete(answer.id)) return;
    for (const listener of this.#listeners) listener({ data: answer });
    if (!answer.success) this.#break(answer.error);
  }

  #break(thrown: unknown): void {
    this.#broken ??= thrown instanceof Error ? thrown : new Error(String(thrown));
    for (const id of this.#waiting) this.#answer({ id, success: false, error: this.#broken });
    this.#close();
  }

  #close(): void {
    this.#started.then(
      (worker) => void worker.terminate(),
      () => undefined,
    );
  }
}

/** Has the packages start their threads in this way: they look for `Worker` when they begin to encode. */
export const startPackagesSafely = (): void => void Object.assign(globalThis, { Worker: PackageWorker });
