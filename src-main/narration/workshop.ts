import type { Container } from '../../src-preload/contract/voice.ts';
import { cancelled, toAppError } from '../fault.ts';
import type { Utterance } from '../speech/voice-source.ts';
import type { Keeper } from './keeper.ts';
import type { Ledger } from './ledger.ts';
import { makePiece } from './piece-maker.ts';
import type { PieceWork } from './piece-work.ts';
import type { PlannedPiece } from './plan.ts';
import type { RecordingOptions } from './recording-options.ts';
import { systemPatience } from './retry.ts';

interface WorkshopParts {
  readonly options: RecordingOptions;
  readonly keeper: Keeper;
  readonly ledger: Ledger;
  readonly planned: (index: number) => PlannedPiece;
  readonly utteranceOf: (index: number) => Utterance;
  /** The first bytes of a piece are there. */
  readonly onOpen: (work: PieceWork) => void;
}

/** Makes the pieces of one narration, and enters what becomes of them into its ledger and what keeps it. */
export class Workshop {
  readonly #parts: WorkshopParts;

  constructor(parts: WorkshopParts) {
    this.#parts = parts;
  }

  pathOf(index: number, container: Container): string {
    return this.#parts.keeper.pathOf(this.#parts.planned(index), container);
  }

  /** Rejects with a Fault when the piece failed for good. */
  async make(work: PieceWork): Promise<void> {
    const { ledger, keeper, planned } = this.#parts;
    const { index } = work;
    // Somebody may have stopped it and come back while its last bytes were being committed: it is there to be read.
    if (ledger.piece(index).state === 'made') {
      work.abandon(cancelled());
      return;
    }
    ledger.making(index);
    try {
      const found = keeper.find && (await keeper.find(planned(index)));
      if (found) {
        ledger.made(index, found);
        work.abandon(cancelled());
        return;
      }
      const made = await this.#run(work);
      await keeper.add(planned(index), made);
      ledger.made(index, made);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (work.cancelled) ledger.planned(index);
      else {
        this.#log(`piece ${index}: ${error.code}`);
        ledger.failed(index, error);
      }
      throw thrown;
    }
  }

  #run(work: PieceWork): ReturnType<PieceWork['run']> {
    const { options, ledger, utteranceOf, onOpen } = this.#parts;
    const { index } = work;
    return work.run(
      (attempt) =>
        makePiece({
          ...attempt,
          source: options.source,
          utterance: utteranceOf(index),
          sentences: this.#parts.planned(index).sentences,
          pathOf: (container) => this.pathOf(index, container),
          onOpen: (open) => {
            attempt.onOpen(open);
            ledger.opened(index, open.container);
            onOpen(work);
          },
          onSoundStart: (soundStart) => ledger.sounds(index, soundStart),
        }),
      {
        patience: options.patience ?? systemPatience,
        recovery: options.recovers === false ? undefined : options.source.recovery,
        onRetry: ({ code }, seconds) =>
          this.#log(`piece ${index}: ${code}, again in ${seconds.toFixed(1)} s`),
        onHold: (error) => {
          if (error) this.#log(`piece ${index}: ${error.code}, held until the server is back`);
          ledger.hold(index, error);
        },
      },
    );
  }

  #log(line: string): void {
    this.#parts.options.log?.(line);
  }
}
