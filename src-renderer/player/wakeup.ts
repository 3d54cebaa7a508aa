/** Lets one waiter sleep until something may have changed. */
export class Wakeup {
  #wake: (() => void) | undefined;

  wake(): void {
    this.#wake?.();
  }

  /** Until the next `wake`, or so many milliseconds. */
  wait(limit = Infinity): Promise<void> {
    return new Promise((resolve) => {
      const timer = limit === Infinity ? undefined : setTimeout(done, Math.max(0, limit));
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
      this.#wake = done;
    });
  }
}
