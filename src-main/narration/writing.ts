import { toAppError } from '../fault.ts';
import type { Log } from '../ports.ts';
import { Growth } from './growth.ts';
import type { Keeper } from './keeper.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './line.ts';
import type { PlannedPiece } from './plan.ts';
import type { RecordingEvent } from './recording-event.ts';
import type { WrittenContent } from './recording-options.ts';

interface WritingParts {
  readonly content: WrittenContent & {
    readonly onChange: (event: RecordingEvent) => void;
    readonly log?: Log;
  };
  readonly ledger: Ledger;
  readonly line: Line;
  readonly keeper: Keeper;
  /** The plan, to which the new pieces are added. */
  readonly planned: PlannedPiece[];
}

/** A text that is written while it is spoken: its pieces are entered, kept and asked for as they come. */
export class Writing {
  readonly growth: Growth;
  readonly #parts: WritingParts;
  /** What is kept is told that the text is whole. */
  #settled: Promise<void> = Promise.resolve();
  /** The first piece that is planned next is wanted at once. */
  #eager = false;

  constructor(parts: WritingParts) {
    this.#parts = parts;
    const { content, ledger } = parts;
    this.growth = new Growth(content, {
      onStart: () => ledger.grow(),
      onText: (text) => content.onChange({ kind: 'answered', text }),
      onPieces: (pieces, characters) => this.#extend(pieces, characters),
      onEnd: (error, characters) => {
        ledger.grown(characters, error);
        this.#settled = this.#quietly(
          parts.keeper.complete({ pieces: ledger.pieces.length, characters, text: this.growth.text }),
        );
      },
      idle: () => {
        const last = ledger.pieces.at(-1);
        return last === undefined || last.state === 'made' || last.container !== undefined;
      },
    });
  }

  /** Settles when what is kept knows the whole text. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Whether the next piece that is planned is to be made at once. */
  want(eager: boolean): void {
    this.#eager = eager;
  }

  #extend(pieces: readonly PlannedPiece[], characters: number): void {
    const { planned, keeper, ledger, line } = this.#parts;
    planned.push(...pieces);
    void this.#quietly(keeper.extend(pieces, this.growth.text));
    ledger.extend(pieces, characters);
    const [first] = pieces;
    if (this.#eager && first && ledger.state === 'making') {
      this.#eager = false;
      line.ask(first.index, 'alone');
    } else line.look();
  }

  async #quietly(keeping: Promise<void>): Promise<void> {
    try {
      await keeping;
    } catch (thrown) {
      this.#parts.content.log?.(`keeping: ${toAppError(thrown).code}`);
    }
  }
}
