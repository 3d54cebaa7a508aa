import type { ParsedRequestOf } from '../../src-preload/contract/api.ts';

export type PlayerReport = ParsedRequestOf<'reportPlayer'>;

/** What the player last told, for the tray and for those who wait for its end. */
export class Players {
  #last: PlayerReport | null = null;
  readonly #listeners = new Set<(report: PlayerReport) => void>();

  get last(): PlayerReport | null {
    return this.#last;
  }

  /** Returns the way to unsubscribe. */
  onReport(listener: (report: PlayerReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  report(report: PlayerReport): void {
    this.#last = report;
    for (const listener of this.#listeners) listener(report);
  }
}
