import { setTimeout } from 'node:timers/promises';
import type { Patience } from '../../src-main/ports.ts';

/** A patience whose seconds are short, and which can be made to wait for a word. */
export interface TestPatience extends Patience {
  /** From now on nobody wakes up, as if time stood still. */
  freeze(): void;
  /** Whoever sleeps wakes up, and time goes on. */
  thaw(): void;
}

/** `second`: milliseconds of one second. */
export function createTestPatience(second: number): TestPatience {
  let frozen: PromiseWithResolvers<void> | null = null;
  return {
    async sleep(seconds, signal) {
      const stopped = Promise.withResolvers<never>();
      const stop = (): void => stopped.reject(new Error('stopped'));
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        await Promise.race([
          frozen?.promise ?? setTimeout(seconds * second, undefined, { signal }),
          stopped.promise,
        ]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    random: Math.random,
    freeze() {
      frozen ??= Promise.withResolvers();
    },
    thaw() {
      frozen?.resolve();
      frozen = null;
    },
  };
}
