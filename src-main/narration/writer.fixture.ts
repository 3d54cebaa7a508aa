import { onTestFinished } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { cancelled, Fault } from '../fault.ts';
import type { WrittenText } from '../speech/voice-source.ts';

/** A text that a test writes bit by bit. */
export class Writer implements WrittenText {
  /** How often it was asked to write, and whether it was told to stop. */
  asked = 0;
  stopped = 0;
  #text = '';
  #onText: (text: string) => void = () => undefined;
  #done = Promise.withResolvers<undefined>();

  write(onText: (text: string) => void, signal: AbortSignal): Promise<void> {
    this.asked += 1;
    this.#text = '';
    this.#onText = onText;
    const done = (this.#done = Promise.withResolvers<undefined>());
    signal.addEventListener('abort', () => {
      this.stopped += 1;
      done.reject(cancelled());
    });
    onTestFinished(() => done.resolve(undefined));
    return done.promise;
  }

  /** More of it. */
  add(text: string): void {
    this.replace(this.#text + text);
  }

  /** Another text in its place. */
  replace(text: string): void {
    this.#text = text;
    this.#onText(text);
  }

  end(): void {
    this.#done.resolve(undefined);
  }

  fail(code: ErrorCode): void {
    this.#done.reject(new Fault(code));
  }
}
