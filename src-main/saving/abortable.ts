import { cancelled } from '../fault.ts';

/**
 * The same items, until the signal: then a Fault `cancelled` at once, even while the source waits for something that
 * may never come.
 */
export async function* abortable<T>(
  source: AsyncIterable<T> | Iterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let done = false;
  try {
    for (;;) {
      const next = await orAbort(() => iterator.next(), signal);
      if (next.done) {
        done = true;
        return;
      }
      yield next.value;
    }
  } finally {
    if (!done) {
      const left = Promise.resolve(iterator.return?.());
      // A source that waits answers to `return` only when its wait is over: it is not waited for after a stop.
      if (signal.aborted) left.catch(() => undefined);
      else await left;
    }
  }
}

/** A listener for each step: racing one promise for all of them would hold every step in memory. */
function orAbort<T>(step: () => T | Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled());
      return;
    }
    const stop = () => reject(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    Promise.resolve()
      .then(step)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
