import { join } from 'node:path';
import type { Container, Narration, Piece } from '../../src-preload/contract/model.ts';
import { cancelled, Fault, toAppError } from '../fault.ts';
import type { SavePart } from '../saving/join.ts';
import type { Utterance } from '../speech/voice-source.ts';
import { asSpoken } from '../text/speakable.ts';
import { follow } from './follow.ts';
import { Journal, pieceFile } from './journal.ts';
import { type Facts, Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { makePiece } from './piece-maker.ts';
import type { PieceWork } from './piece-work.ts';
import type { Listening, RecordingOptions } from './recording-options.ts';
import { systemPatience } from './retry.ts';
import { readTape } from './tape.ts';
import { titleOf } from './title.ts';
import { until } from './until.ts';

export type { RecordingEvent } from './ledger.ts';

/**
 * One narration: its plan, and the pieces that were made of it. Nothing is made before somebody asks: `begin` asks
 * for the first piece, `listen` for any piece and the one behind it, `makeAll` for all. A piece that fails for good
 * makes the narration `failed`; the pieces that are there stay playable and savable.
 */
export class Recording {
  readonly #options: RecordingOptions;
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #line: Line;

  private constructor(options: RecordingOptions, journal: Journal, facts: Facts) {
    this.#options = options;
    this.#journal = journal;
    const plan = 'written' in options ? { pieces: [] } : options.plan;
    this.#ledger = new Ledger(facts, plan, options.onChange);
    this.#line = new Line({
      wanted: (index) => this.#ledger.state === 'making' && this.#ledger.pieces[index]?.state === 'planned',
      run: (work) => this.#make(work),
    });
  }

  /** Writes the journal's head; the narration is `waiting`. Throws a Fault `storage_failed` or `disk_full`. */
  static async start(options: RecordingOptions): Promise<Recording> {
    const { id, folder, profileId, speaker, voice } = options;
    if ('written' in options) throw new Fault('unsupported_here', { what: 'answers' });
    const { plan } = options;
    const characters = 'text' in options ? options.text.length : 0;
    const facts = { id, title: titleOf(options), profileId, speaker, voice, characters };
    const created = Date.now() / 1000;
    const journal = await Journal.create(folder, {
      version: 1,
      ...facts,
      pieces: plan.pieces.length,
      created,
    });
    return new Recording(options, journal, facts);
  }

  get id(): string {
    return this.#options.id;
  }

  head(): Narration {
    return this.#ledger.head();
  }

  /** The text that is being written or was, as far as it came; null when the text was there from the start. */
  get answer(): string | null {
    return null;
  }

  /** A snapshot. */
  pieces(): readonly Piece[] {
    return this.#ledger.pieces.map((piece) => ({ ...piece }));
  }

  /** Asks for the first piece at once, if the narration was waiting. */
  begin(): void {
    if (this.#ledger.state === 'waiting') this.#goOn();
  }

  /**
   * The sound of a piece, while it is made or after; the one behind it is made ahead. Rejects with the piece's
   * Fault when it failed, or with `cancelled` when the narration was stopped or the signal says so. A try that is
   * cut off ends the bytes with a Fault for those who have taken some: ask again to hear the next try.
   */
  async listen(index: number, signal: AbortSignal): Promise<Listening> {
    const piece = this.#ledger.piece(index);
    this.begin();
    for (;;) {
      if (signal.aborted) throw cancelled();
      if (piece.state === 'made' && piece.container) {
        this.#line.follow(index);
        return { container: piece.container, bytes: readTape(this.#path(index, piece.container), 0, signal) };
      }
      this.#checkGoing(index);
      const work = this.#line.ask(index, 'listened');
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

  /** Makes what is missing, in order. Rejects with the first Fault, or `cancelled`; what is in flight goes on. */
  async makeAll(signal: AbortSignal): Promise<void> {
    this.begin();
    for (const piece of this.#ledger.pieces) {
      while (piece.state !== 'made') {
        this.#checkGoing(piece.index);
        const work = this.#line.ask(piece.index, 'background');
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
  }

  /** Aborts what is being made, at once. What was made stays. */
  async stop(): Promise<void> {
    const { state } = this.#ledger;
    if (state === 'waiting' || state === 'making') this.#ledger.enter('stopped');
    await this.#line.clear();
  }

  /** Goes on from the first missing piece after a failure or a stop; at once with what is held. */
  retry(): void {
    const { state } = this.#ledger;
    this.#options.source.recovery?.release();
    if (state !== 'failed' && state !== 'stopped') return;
    this.#ledger.forgive();
    this.#goOn();
  }

  /** Ends all work; the files stay. */
  async close(): Promise<void> {
    await this.stop();
  }

  /** The made pieces, for a saver. */
  parts(): SavePart[] {
    return this.#ledger.pieces.flatMap(({ index, container, pauseAfter, state }) => {
      if (state !== 'made' || !container) return [];
      return [{ container, pauseAfter, read: () => readTape(this.#path(index, container)) }];
    });
  }

  #goOn(): void {
    this.#ledger.enter('making');
    const missing = this.#ledger.pieces.find(({ state }) => state === 'planned' || state === 'making');
    if (missing) this.#line.ask(missing.index, 'alone');
  }

  /** The making of one piece, called by the line. */
  async #make(work: PieceWork): Promise<void> {
    const { index } = work;
    const { start, end, pauseAfter, state } = this.#ledger.piece(index);
    // A stop and a retry may come while the last bytes were being committed.
    if (state === 'made') return;
    this.#ledger.making(index);
    try {
      const made = await work.run(
        (attempt) =>
          makePiece({
            ...attempt,
            source: this.#options.source,
            utterance: this.#utterance(start, end),
            pathOf: (container) => this.#path(index, container),
            onOpen: (open) => {
              attempt.onOpen(open);
              this.#ledger.opened(index, open.container);
              this.#line.opened(work);
            },
            onSoundStart: (soundStart) => this.#ledger.sounds(index, soundStart),
          }),
        {
          patience: this.#options.patience ?? systemPatience,
          recovery: this.#options.recovers === false ? undefined : this.#options.source.recovery,
          onRetry: ({ code }, seconds) =>
            this.#log(`piece ${index}: ${code}, again in ${seconds.toFixed(1)} s`),
          onHold: (error) => {
            if (error) this.#log(`piece ${index}: ${error.code}, held until the server is back`);
            this.#ledger.hold(index, error);
          },
        },
      );
      await this.#journal.add({
        index,
        start,
        end,
        pauseAfter,
        file: pieceFile(index, made.container),
        ...made,
      });
      this.#ledger.made(index, made);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (work.cancelled) this.#ledger.planned(index);
      else {
        this.#log(`piece ${index}: ${error.code}`);
        this.#ledger.failed(index, error);
      }
      throw thrown;
    }
  }

  #checkGoing(index: number): void {
    const error = this.#ledger.errorOf(index);
    if (error) throw new Fault(error.code, error.params, error.detail);
    if (this.#ledger.state === 'stopped') throw cancelled();
  }

  /** Counts somebody as a holder of a work until the returned function or the signal says that they left. */
  #join(work: PieceWork, signal: AbortSignal): () => void {
    let joined = true;
    work.holders += 1;
    const leave = (): void => {
      signal.removeEventListener('abort', leave);
      if (joined) this.#line.release(work);
      joined = false;
    };
    signal.addEventListener('abort', leave);
    return leave;
  }

  #utterance(start: number, end: number): Utterance {
    const { voice } = this.#options;
    if ('messageId' in this.#options) return { messageId: this.#options.messageId, voice };
    const text = 'text' in this.#options ? this.#options.text : '';
    return { text: asSpoken(text.slice(start, end)), voice };
  }

  #path(index: number, container: Container): string {
    return join(this.#options.folder, pieceFile(index, container));
  }

  #log(line: string): void {
    this.#options.log?.(line);
  }
}
