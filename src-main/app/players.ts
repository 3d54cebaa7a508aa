import type { PlayerReport } from '../../src-preload/contract/player.ts';

/** What the player last told, for the tray and for those who wait for its end, and what it is to do when it comes. */
export class Players {
  /** Narrations that somebody asked to hear in this run. */
  readonly #asked = new Set<string>();
  /** Somebody wants to go on while there is no player. */
  #wanted = false;
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

  ask(narrationId: string): void {
    this.#asked.add(narrationId);
  }

  want(): void {
    this.#wanted = true;
  }

  /** A player that comes now goes on with this narration at once: it was asked for, or sounded when its window broke. */
  isDue(narrationId: string): boolean {
    const last = this.#last?.narrationId === narrationId ? this.#last : null;
    if (this.#wanted) return true;
    if (last) return last.state === 'playing' || last.state === 'waiting';
    return this.#asked.has(narrationId);
  }

  report(report: PlayerReport): void {
    this.#wanted = false;
    this.#last = report;
    for (const listener of this.#listeners) listener(report);
  }
}
