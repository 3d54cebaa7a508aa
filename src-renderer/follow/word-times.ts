import type { Bridge } from '../../src-preload/bridge.ts';
import type { Piece, Word } from '../../src-preload/contract/narration.ts';

/** Pieces whose words are kept: the one that sounds, and those around it. */
const KEPT = 4;

/** The words of the pieces of one narration, where its voice tells their times. */
export class WordTimes {
  readonly #bridge: Pick<Bridge, 'getWords'>;
  readonly #narrationId: string;
  readonly #words = new Map<number, readonly Word[]>();

  constructor(bridge: Pick<Bridge, 'getWords'>, narrationId: string) {
    this.#bridge = bridge;
    this.#narrationId = narrationId;
  }

  /** The word that sounds so many seconds after the sound of a piece has started; asks for those that are not here. */
  at(piece: Piece, offset: number): Word | null {
    const words = this.#words.get(piece.index);
    if (!words) void this.#ask(piece);
    const clock = offset + (piece.soundStart ?? 0);
    return words?.findLast(({ at }) => at <= clock) ?? null;
  }

  async #ask({ index, state }: Piece): Promise<void> {
    if (state !== 'made') return;
    this.#words.set(index, []);
    for (const known of [...this.#words.keys()].slice(0, -KEPT)) this.#words.delete(known);
    const answer = await this.#bridge.getWords({ narrationId: this.#narrationId, piece: index });
    if (answer.ok && this.#words.has(index)) this.#words.set(index, answer.value.words);
  }
}
