/**
 * The same items; while one is worked on, the next one is got ready. For work in a thread, such as encoding: the sound
 * that it takes next is decoded here meanwhile. Leaving early ends the source when the item under way has come.
 */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<T>> | undefined;
  try {
    for (;;) {
      const item = await (next ?? iterator.next());
      if (item.done) return;
      next = iterator.next();
      // A failure is told when its turn comes.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await iterator.return?.();
  }
}
