const NAME = 'voicetray-player';

/** Whether a window plays, or would. */
export async function playerIsThere(locks: LockManager): Promise<boolean> {
  const { held = [] } = await locks.query();
  return held.some(({ name }) => name === NAME);
}

/**
 * Of all open windows one plays: the one that holds this lock. The others wait for it; when the holder closes,
 * the next one becomes the player by itself, and any of them can take it over.
 */
export class PlayerLock {
  #locks: LockManager;
  #changed: (held: boolean) => void;
  #closed = new AbortController();
  #release: (() => void) | undefined;

  constructor(locks: LockManager, changed: (held: boolean) => void) {
    this.#locks = locks;
    this.#changed = changed;
  }

  get held(): boolean {
    return this.#release !== undefined;
  }

  /** Waits in line; `changed` tells when it is ours. */
  start(): void {
    void this.#hold({ signal: this.#closed.signal });
  }

  /** Takes it from whoever has it. */
  steal(): void {
    if (!this.held) void this.#hold({ steal: true });
  }

  close(): void {
    this.#closed.abort();
    this.#release?.();
  }

  async #hold(options: LockOptions): Promise<void> {
    let taken = false;
    try {
      await this.#locks.request(NAME, options, () => {
        // A turn that comes while this window already plays (it stole) is passed on.
        if (this.held || this.#closed.signal.aborted) return;
        taken = true;
        return this.#keep();
      });
    } catch {
      // Stolen, or closed while in line: either way it is not ours.
    }
    if (!taken) return;
    this.#release = undefined;
    if (this.#closed.signal.aborted) return;
    this.#changed(false);
    this.start();
  }

  #keep(): Promise<void> {
    return new Promise((resolve) => {
      this.#release = resolve;
      this.#changed(true);
    });
  }
}
