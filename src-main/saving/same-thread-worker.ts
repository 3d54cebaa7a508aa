import { resolveObjectURL } from 'node:buffer';
import { compileFunction } from 'node:vm';

type Listener = (event: { readonly data: unknown }) => void;

/**
 * As much of the Web's `Worker` as an encoder's package asks for, in the thread that it is made in: messages are calls.
 * The package starts a worker for each encoder and sends it every single packet's sound, which costs a fifth of the
 * time and 20 MB; in a thread that does nothing else its worker gains nothing.
 */
export class SameThreadWorker {
  readonly #inside: Listener[] = [];
  readonly #outside: Listener[] = [];
  readonly #started: Promise<void>;

  /** `url`: of a blob that holds a script. */
  constructor(url: string) {
    const script = resolveObjectURL(url);
    this.#started = this.#start(script);
  }

  addEventListener(kind: string, listener: Listener): void {
    if (kind === 'message') this.#outside.push(listener);
  }

  postMessage(data: unknown): void {
    void this.#started.then(() => this.#inside.forEach((listener) => listener({ data })));
  }

  terminate(): void {
    this.#inside.length = 0;
    this.#outside.length = 0;
  }

  async #start(script: ReturnType<typeof resolveObjectURL>): Promise<void> {
    if (!script) throw new Error('the script of an encoder is missing');
    const self = {
      addEventListener: (_: string, listener: Listener) => this.#inside.push(listener),
      postMessage: (data: unknown) => this.#outside.forEach((listener) => listener({ data })),
    };
    const run = compileFunction(await script.text(), ['self', 'setInterval']) as (
      ...given: unknown[]
    ) => void;
    // Its timer would hold the whole of the encoder for ever.
    run(self, () => undefined);
  }
}
