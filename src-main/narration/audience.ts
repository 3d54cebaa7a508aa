import { cancelled, Fault } from '../fault.ts';
import { follow } from './follow.ts';
import type { Growth } from './growth.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './line.ts';
import type { PieceWork } from './piece-work.ts';
import type { Listening } from './recording-options.ts';
import { readTape } from './tape.ts';
import { until } from './until.ts';
import type { Workshop } from './workshop.ts';

interface AudienceParts {
  readonly ledger: Ledger;
  readonly line: Line;
  readonly workshop: Workshop;
  /** Null where all pieces are known. */
  readonly growth: Growth | null;
}

/** Those who wait for the pieces of a narration, to hear them or to have them. */
export class Audience {
  readonly #parts: AudienceParts;

  constructor(parts: AudienceParts) {
    this.#parts = parts;
  }

  /** See `Recording.listen`. */
  async listen(index: number, signal: AbortSignal): Promise<Listening> {
    const { ledger, line, workshop } = this.#parts;
    if (!(await this.#comes(index, signal))) this.#checkGoing(index);
    const piece = ledger.piece(index);
    for (;;) {
      if (signal.aborted) throw cancelled();
      if (piece.state === 'made' && piece.container) {
        line.follow(index);
        const path = workshop.pathOf(index, piece.container);
        return { container: piece.container, bytes: readTape(path, 0, signal) };
      }
      this.#checkGoing(index);
      const work = line.ask(index, 'listened');
      const leave = this.#join(work, signal);
      try {
        const { container } = await until(work.opened(), signal);
        return { container, bytes: follow(work, container, signal, leave) };
      } catch (thrown) {
        leave();
        // It gave way to another piece, and is asked for again; or all was stopped.
        if (!work.cancelled) throw thrown;
      }
    }
  }

  /** See `Recording.makeAll`. */
  async makeAll(signal: AbortSignal): Promise<void> {
    const { ledger, line } = this.#parts;
    let index = 0;
    for (; await this.#comes(index, signal); index++) {
      while (ledger.piece(index).state !== 'made') {
        this.#checkGoing(index);
        const work = line.ask(index, 'background');
        const leave = this.#join(work, signal);
        try {
          await until(work.finished.promise, signal);
        } catch (thrown) {
          if (signal.aborted || !work.cancelled) throw thrown;
        } finally {
          leave();
        }
      }
    }
    if (ledger.state !== 'complete') this.#checkGoing(index);
  }

  /** Waits for a piece to be planned. False: the text has ended without it. */
  async #comes(index: number, signal: AbortSignal): Promise<boolean> {
    const { ledger, growth } = this.#parts;
    while (index >= ledger.pieces.length && ledger.growing && growth) {
      await until(growth.changed(), signal);
    }
    return index < ledger.pieces.length;
  }

  #checkGoing(index: number): void {
    const { ledger } = this.#parts;
    const error = ledger.errorOf(index);
    if (error) throw new Fault(error.code, error.params, error.detail);
    if (ledger.state === 'stopped') throw cancelled();
  }

  /** Counts somebody as a holder of a work until the returned function or the signal says that they left. */
  #join(work: PieceWork, signal: AbortSignal): () => void {
    let joined = true;
    work.holders += 1;
    const leave = (): void => {
      signal.removeEventListener('abort', leave);
      if (joined) this.#parts.line.release(work);
      joined = false;
    };
    signal.addEventListener('abort', leave);
    return leave;
  }
}
