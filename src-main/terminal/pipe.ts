import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { cancelled } from '../fault.ts';

/** How a player ended: well, or not, or it was not there at all. */
export type PlayerEnd = { readonly how: 'well' | 'badly' | 'missing'; readonly words: string };

/** A program that reads sound on its standard input and ends when it has played it. The signal kills it. */
export class Pipe {
  readonly #child: ChildProcess;
  readonly #input: Writable;
  readonly #signal: AbortSignal;
  readonly ended: Promise<PlayerEnd>;

  constructor(program: string, args: readonly string[], signal: AbortSignal) {
    this.#signal = signal;
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    this.#child = child;
    this.#input = child.stdin;
    // A player that ends early is noticed by its end, not by the broken pipe.
    child.stdin.on('error', () => undefined);
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (more: string) => (words = (words + more).slice(-300)));
    this.ended = new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ how: 'missing', words: message }));
      child.once('close', (code) => resolve({ how: code === 0 ? 'well' : 'badly', words: words.trim() }));
    });
    signal.addEventListener('abort', this.kill);
  }

  /** Resolves when the program wants more; false when it has ended. */
  async write(bytes: Uint8Array): Promise<boolean> {
    const taken = new Promise<boolean>((resolve) => this.#input.write(bytes, (error) => resolve(!error)));
    const more = await Promise.race([taken, this.ended.then(() => false)]);
    if (this.#signal.aborted) throw cancelled();
    return more;
  }

  /** Waits until all is played. */
  async finish(): Promise<PlayerEnd> {
    this.#input.end();
    const end = await this.ended;
    if (this.#signal.aborted) throw cancelled();
    return end;
  }

  /** Silent at once. */
  readonly kill = (): void => {
    this.#signal.removeEventListener('abort', this.kill);
    this.#child.kill('SIGKILL');
  };
}
