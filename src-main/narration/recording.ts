import type { Chapter, Narration, Piece, Word } from '../../src-preload/contract/narration.ts';
import { Fault } from '../fault.ts';
import type { SavePart } from '../saving/save-part.ts';
import { Audience } from './audience.ts';
import { beginKeeping } from './begin-keeping.ts';
import type { Growth } from './growth.ts';
import type { Keeper } from './keeper.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { partFacts } from './part-facts.ts';
import { pieceAt } from './piece-at.ts';
import type { PlannedPiece } from './plan.ts';
import type { Facts } from './recording-event.ts';
import type { Listening, RecordingOptions } from './recording-options.ts';
import { readTape } from './tape.ts';
import { utteranceOf } from './utterance-of.ts';
import { wordsInSource } from './word-places.ts';
import { Workshop } from './workshop.ts';
import { Writing } from './writing.ts';

export type { RecordingEvent } from './recording-event.ts';

/**
 * One narration: its plan, and the pieces that were made of it. Nothing is made before somebody asks: `begin` asks
 * for the first piece, `listen` for any piece and the one behind it, `makeAll` for all. A piece that fails for good
 * makes the narration `failed`; the pieces that are there stay playable and savable.
 *
 * A text that is still to be written is asked for by `begin` too, and its pieces are added as they come. When it
 * breaks off, what there is of it is spoken, and then the narration is `failed` with the reason.
 */
export class Recording {
  readonly #options: RecordingOptions;
  readonly #ledger: Ledger;
  readonly #line: Line;
  readonly #workshop: Workshop;
  /** Null where the text was there from the start. */
  readonly #writing: Writing | null;
  readonly #audience: Audience;
  readonly #keeper: Keeper;
  readonly #planned: PlannedPiece[];

  private constructor(options: RecordingOptions, keeper: Keeper, facts: Facts) {
    this.#options = options;
    this.#keeper = keeper;
    const pieces = 'written' in options ? null : options.plan.pieces;
    const planned = (this.#planned = [...(pieces ?? [])]);
    const ledger = (this.#ledger = new Ledger(facts, pieces, options.onChange));
    for (const [index, made] of keeper.made) ledger.restore(index, made);
    const line = (this.#line = new Line({
      wanted: (index) => ledger.state === 'making' && ledger.pieces[index]?.state === 'planned',
      run: (work) => this.#workshop.make(work),
    }));
    const workshop = (this.#workshop = new Workshop({
      ...{ options, keeper, ledger },
      planned: (index) => pieceAt(planned, index),
      utteranceOf: (index) => utteranceOf(options, () => pieceAt(planned, index)),
      onOpen: (work) => {
        line.opened(work);
        this.#growth?.look();
      },
    }));
    this.#writing =
      'written' in options ? new Writing({ content: options, ledger, line, keeper, planned }) : null;
    this.#audience = new Audience({ ledger, line, workshop, growth: this.#growth });
  }

  /** Begins to keep it; the narration is `waiting`. Throws a Fault `storage_failed` or `disk_full`. */
  static async start(options: RecordingOptions): Promise<Recording> {
    const { facts, keeper } = await beginKeeping(options);
    return new Recording(options, keeper, facts);
  }

  get #growth(): Growth | null {
    return this.#writing?.growth ?? null;
  }

  get id(): string {
    return this.#options.id;
  }

  head(): Narration {
    return this.#ledger.head();
  }

  /** The text that is being written or was, as far as it came; null when the text was there from the start. */
  get answer(): string | null {
    if ('text' in this.#options) return this.#options.answer ? this.#options.text : null;
    return this.#growth?.text ?? null;
  }

  /** The whole source text, as far as it is there, and its headings; null where the words are not known here. */
  get script(): { text: string | null; chapters: Chapter[] } {
    if ('messageId' in this.#options) return { text: null, chapters: [] };
    if ('written' in this.#options) return { text: this.#growth?.text ?? '', chapters: [] };
    return { text: this.#options.text, chapters: [...this.#options.plan.chapters] };
  }

  /** A snapshot. */
  pieces(): readonly Piece[] {
    return this.#ledger.pieces.map((piece) => ({ ...piece }));
  }

  /** The words of a made piece; none where its voice does not tell their times. Throws a Fault `request_invalid`. */
  words(index: number): Word[] {
    return wordsInSource(pieceAt(this.#planned, index), this.#ledger.words.of(index));
  }

  /** Forgets the sound of a made or failed piece, also for others, and makes it anew. Throws `request_invalid`. */
  async remake(index: number): Promise<void> {
    const piece = this.#ledger.piece(index);
    // What is being made is as new as can be.
    if (piece.state === 'making') return;
    await this.#keeper.forget(pieceAt(this.#planned, index));
    this.#ledger.unmake(index);
    this.#options.source.recovery?.release();
    this.#ledger.goOn();
    this.#line.ask(index, 'alone');
  }

  /** Asks for the first piece at once, if the narration was waiting. */
  begin(): void {
    if (this.#ledger.state === 'waiting') this.#goOn();
  }

  /**
   * The sound of a piece, while it is made or after; the one behind it is made ahead. A piece that is not planned
   * yet is waited for while the text grows. Rejects with the piece's Fault when it failed, or with `cancelled` when
   * the narration was stopped or the signal says so. A try that is cut off ends the bytes with a Fault for those who
   * have taken some: ask again to hear the next try.
   */
  async listen(index: number, signal: AbortSignal): Promise<Listening> {
    this.begin();
    return this.#audience.listen(index, signal);
  }

  /**
   * Makes what is missing, in order, to the end of the text. Rejects with the first Fault (why the text broke off
   * comes last), or `cancelled`; what is in flight goes on.
   */
  async makeAll(signal: AbortSignal): Promise<void> {
    this.begin();
    await this.#audience.makeAll(signal);
  }

  /** Aborts what is being made or written, at once. What is there stays. */
  async stop(): Promise<void> {
    const { state } = this.#ledger;
    if (state === 'waiting' || state === 'making') this.#ledger.enter('stopped');
    this.#growth?.stop();
    if (this.#ledger.growing) this.#ledger.grown(0, null);
    await Promise.all([this.#line.clear(), this.#writing?.settled]);
  }

  /**
   * Goes on from the first missing piece after a failure or a stop; at once with what is held. When nothing is
   * missing but the rest of a text that broke off, that text is asked for anew, and follows what there was of it.
   */
  retry(): void {
    const { state, broke } = this.#ledger;
    this.#options.source.recovery?.release();
    if (state === 'failed' || state === 'stopped') {
      this.#ledger.forgive();
      this.#goOn();
    } else if (broke) {
      this.#growth?.start();
      this.#ledger.enter(state);
    }
  }

  /** Ends all work; the files stay. */
  async close(): Promise<void> {
    await this.stop();
  }

  /** The made pieces, for a saver. */
  parts(): SavePart[] {
    return this.#ledger.pieces.flatMap(({ index, container, state }) => {
      if (state !== 'made' || !container) return [];
      const read = () => readTape(this.#workshop.pathOf(index, container));
      return [{ ...this.partFacts(index), container, read }];
    });
  }

  /** What a saver needs to know of a piece; its times once it is made. Throws a Fault `request_invalid`. */
  partFacts(index: number): Omit<SavePart, 'container' | 'read'> {
    const piece = this.#ledger.pieces[index];
    if (!piece) throw new Fault('request_invalid', undefined, 'no such piece');
    return partFacts(piece, pieceAt(this.#planned, index), this.script.chapters);
  }

  #goOn(): void {
    const { pieces } = this.#ledger;
    const isMissing = ({ state }: Readonly<Piece>): boolean => state === 'planned' || state === 'making';
    const missing = pieces.slice(this.#options.from).find(isMissing) ?? pieces.find(isMissing);
    this.#writing?.want(!missing);
    if (!missing) this.#growth?.start();
    this.#ledger.goOn();
    if (missing) this.#line.ask(missing.index, 'alone');
  }
}
