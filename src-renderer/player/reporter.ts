import type { Bridge } from '../../src-preload/bridge.ts';
import type { RequestOf } from '../../src-preload/contract/api.ts';

type Report = RequestOf<'reportPlayer'>;

/** While nothing but the clock changes, the program is told no more often than this. Milliseconds. */
const INTERVAL = 2000;

/** Tells the program what the player does, so that the tray, the queue and the narrator can follow. */
export class Reporter {
  readonly #bridge: Pick<Bridge, 'reportPlayer'>;
  readonly #now: () => number;
  #last: Report | undefined;
  #at = -Infinity;

  constructor(bridge: Pick<Bridge, 'reportPlayer'>, now: () => number = () => performance.now()) {
    this.#bridge = bridge;
    this.#now = now;
  }

  /** Call at any change; what is not worth telling is not told. */
  report(report: Report): void {
    const last = this.#last;
    const turned =
      last?.narrationId !== report.narrationId || last.state !== report.state || last.piece !== report.piece;
    const due = report.state === 'playing' && this.#now() - this.#at >= INTERVAL;
    if (!turned && !due) return;
    this.#last = report;
    this.#at = this.#now();
    // A lost connection is shown by whoever watches it; the next report is whole by itself.
    void this.#bridge.reportPlayer(report);
  }

  /** The next report is told whatever it says. */
  reset(): void {
    this.#last = undefined;
  }
}
