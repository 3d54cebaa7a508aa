import type { Desk, Narration } from '../../src-preload/contract/narration.ts';

/** What events tell of narrations while a question about the desk is under way: newer than its answer. */
export class ToldNarrations {
  readonly #byId = new Map<string, Narration>();

  tell(narration: Narration): void {
    this.#byId.set(narration.id, narration);
  }

  /** The desk with what was told; which narrations are on it stays as it is. */
  update({ current, queue }: Desk): Desk {
    const newer = (known: Narration): Narration => this.#byId.get(known.id) ?? known;
    return { current: current && newer(current), queue: queue.map(newer) };
  }
}
