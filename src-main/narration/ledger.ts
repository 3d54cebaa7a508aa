import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Container, Narration, Piece } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import type { Measure } from './meter.ts';
import type { Plan } from './plan.ts';

export type RecordingEvent =
  | { readonly kind: 'narration'; readonly narration: Narration }
  | { readonly kind: 'piece'; readonly piece: Piece }
  /** The text has grown by these pieces. */
  | { readonly kind: 'extended'; readonly narration: Narration; readonly pieces: Piece[] }
  /** All of the text that is being written, so far. */
  | { readonly kind: 'answered'; readonly text: string };

/** What stays the same of a narration. */
export type Facts = Omit<Narration, 'pieces' | 'made' | 'state' | 'error' | 'growing' | 'held'>;

/** What is known of a narration and its pieces. Every change is told. */
export class Ledger {
  readonly #facts: Facts;
  readonly #onChange: (event: RecordingEvent) => void;
  readonly #pieces: Piece[];
  /** Of the pieces that failed. */
  readonly #errors = new Map<number, AppError>();
  /** Of the pieces that wait for the server to come back. */
  readonly #held = new Map<number, AppError>();
  #made = 0;
  #state: Narration['state'] = 'waiting';

  constructor(facts: Facts, plan: Plan, onChange: (event: RecordingEvent) => void) {
    this.#facts = facts;
    this.#onChange = onChange;
    this.#pieces = plan.pieces.map(({ index, start, end, pauseAfter }) => {
      return { index, start, end, pauseAfter, state: 'planned' };
    });
  }

  get state(): Narration['state'] {
    return this.#state;
  }

  head(): Narration {
    const { id, title, profileId, speaker, voice, characters } = this.#facts;
    const pieces = this.#pieces.length;
    const head: Narration = {
      id,
      title,
      profileId,
      speaker,
      voice,
      characters,
      pieces,
      made: this.#made,
      state: this.#state,
      growing: false,
    };
    const [error] = this.#errors.values();
    const [held] = this.#held.values();
    return { ...head, ...(error && { error }), ...(held && { held }) };
  }

  /** The pieces themselves: to be read, not kept. */
  get pieces(): readonly Readonly<Piece>[] {
    return this.#pieces;
  }

  piece(index: number): Readonly<Piece> {
    return this.#at(index);
  }

  /** Why a piece cannot come, if so: its own error, or that of the narration when nobody makes this piece. */
  errorOf(index: number): AppError | undefined {
    const own = this.#errors.get(index);
    if (own || this.#state !== 'failed' || this.#at(index).state === 'making') return own;
    return this.head().error;
  }

  enter(state: Narration['state']): void {
    this.#state = state;
    this.#onChange({ kind: 'narration', narration: this.head() });
  }

  making(index: number): void {
    this.#change(index, { state: 'making' });
  }

  /** The first bytes of a try are there; what an earlier try said is void. */
  opened(index: number, container: Container): void {
    delete this.#at(index).soundStart;
    this.#change(index, { container });
  }

  sounds(index: number, soundStart: number): void {
    this.#change(index, { soundStart });
  }

  made(index: number, { duration, soundStart, soundEnd }: Measure): void {
    this.#change(index, { state: 'made', duration, soundStart, soundEnd });
    this.#made += 1;
    this.enter(this.#made === this.#pieces.length ? 'complete' : this.#state);
  }

  failed(index: number, error: AppError): void {
    this.#errors.set(index, error);
    this.#change(index, { state: 'failed' });
    this.enter(this.#state === 'making' ? 'failed' : this.#state);
  }

  /** A piece waits for the server, or (null) no longer does. */
  hold(index: number, error: AppError | null): void {
    if (error) this.#held.set(index, error);
    else this.#held.delete(index);
    this.enter(this.#state);
  }

  /** Back to the plan, as if it had never been tried. */
  planned(index: number): void {
    this.#errors.delete(index);
    const piece = this.#at(index);
    delete piece.container;
    delete piece.soundStart;
    this.#change(index, { state: 'planned' });
  }

  forgive(): void {
    for (const index of [...this.#errors.keys()]) this.planned(index);
  }

  #at(index: number): Piece {
    const piece = this.#pieces[index];
    if (!piece) throw new Fault('request_invalid', undefined, 'no such piece');
    return piece;
  }

  #change(index: number, change: Partial<Piece>): void {
    const piece = Object.assign(this.#at(index), change);
    this.#onChange({ kind: 'piece', piece: { ...piece } });
  }
}
