import type { Bridge } from '../../src-preload/bridge.ts';
import type { PlayerReport } from '../../src-preload/contract/player.ts';

/** While nothing but the clock changes, the program is told no more often than this. Milliseconds. */
const INTERVAL = 2000;
/** A clock that is so far from where it would have come by itself was moved. Seconds. */
const MOVED = 0.5;

/** Tells the program what the player does, so that the tray, the queue and the narrator can follow. */
export class Reporter {
  readonly #bridge: Pick<Bridge, 'reportPlayer'>;
  readonly #now: () => number;
  #last: PlayerReport | undefined;
  #at = -Infinity;
  /** What was last looked at, told or not. */
  #seen = { offset: 0, at: 0 };

  constructor(bridge: Pick<Bridge, 'reportPlayer'>, now: () => number = () => performance.now()) {
    this.#bridge = bridge;
    this.#now = now;
  }

  /** Call at any change; what is not worth telling is not told. `speed`: of the clock, 1 is usual. */
  report(report: PlayerReport, speed = 1): void {
    const now = this.#now();
    const last = this.#last;
    const run = report.state === 'playing' ? ((now - this.#seen.at) / 1000) * speed : 0;
    const moved = Math.abs(report.offset - this.#seen.offset - run) > MOVED;
    this.#seen = { offset: report.offset, at: now };
    const turned =
      last?.narrationId !== report.narrationId || last.state !== report.state || last.piece !== report.piece;
    const due = report.state === 'playing' && now - this.#at >= INTERVAL;
    if (!turned && !moved && !due) return;
    this.#last = report;
    this.#at = now;
    // A lost connection is shown by whoever watches it; the next report is whole by itself.
    void this.#bridge.reportPlayer(report);
  }

  /** The next report is told whatever it says. */
  reset(): void {
    this.#last = undefined;
  }
}
