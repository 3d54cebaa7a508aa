import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Narration, Piece } from '../../src-preload/contract/narration.ts';
import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import { MadeWords } from './made-words.ts';
import type { MadePiece } from './piece-maker.ts';
import { asMade, toPiece, unmake } from './piece-entry.ts';
import type { PlannedPiece } from './plan.ts';
import type { Facts, RecordingEvent } from './recording-event.ts';

/** What is known of a narration and its pieces. Every change is told. */
export class Ledger {
  readonly #facts: Facts;
  readonly #onChange: (event: RecordingEvent) => void;
  readonly #pieces: Piece[];
  /** More pieces may come. */
  #growing: boolean;
  /** Why no more pieces come although the text is not whole. */
  #broke: AppError | null = null;
  #characters: number;
  /** Of the pieces that failed. */
  readonly #errors = new Map<number, AppError>();
  /** Of the pieces that wait for the server to come back. */
  readonly #held = new Map<number, AppError>();
  /** Where the voice tells them. */
  readonly words = new MadeWords();
  #made = 0;
  #state: Narration['state'] = 'waiting';

  /** `pieces`: null while the text is still to be written. */
  constructor(
    facts: Facts,
    pieces: readonly PlannedPiece[] | null,
    onChange: (event: RecordingEvent) => void,
  ) {
    this.#facts = facts;
    this.#onChange = onChange;
    this.#growing = pieces === null;
    this.#characters = facts.characters;
    this.#pieces = (pieces ?? []).map(toPiece);
  }

  get state(): Narration['state'] {
    return this.#state;
  }

  get growing(): boolean {
    return this.#growing;
  }

  get broke(): AppError | null {
    return this.#broke;
  }

  head(): Narration {
    const [error = this.#broke] = this.#errors.values();
    const [held] = this.#held.values();
    return {
      ...this.#facts,
      characters: this.#characters,
      pieces: this.#pieces.length,
      made: this.#made,
      state: this.#state,
      growing: this.#growing,
      ...(error && { error }),
      ...(held && { held }),
    };
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
    if (own || this.#state !== 'failed' || this.#pieces[index]?.state === 'making') return own;
    return this.head().error;
  }

  enter(state: Narration['state']): void {
    this.#state = state;
    this.#onChange({ kind: 'narration', narration: this.head() });
  }

  /** Goes on: complete if nothing is left to be made. */
  goOn(): void {
    this.enter(this.#over() ?? 'making');
  }

  /** The text is being written, from now on. */
  grow(): void {
    this.#growing = true;
    this.#broke = null;
  }

  /** The text has more pieces, and so many characters so far. */
  extend(pieces: readonly PlannedPiece[], characters: number): void {
    const added = pieces.map(toPiece);
    this.#pieces.push(...added);
    this.#characters = characters;
    this.#onChange({
      kind: 'extended',
      narration: this.head(),
      pieces: added.map((piece) => ({ ...piece })),
    });
  }

  /** No more pieces come; why, when the text broke off. */
  grown(characters: number, broke: AppError | null): void {
    this.#growing = false;
    this.#characters = characters;
    this.#broke = broke;
    const last = this.#pieces.at(-1);
    // Nothing follows it, so nothing is to be waited for.
    if (last && last.pauseAfter > 0) this.#change(last.index, { pauseAfter: 0 });
    this.enter((this.#state === 'making' ? this.#over() : null) ?? this.#state);
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

  made(index: number, made: MadePiece): void {
    this.words.set(index, made.words);
    this.#change(index, asMade(this.#at(index), made));
    this.#made += 1;
    this.enter(this.#over() ?? this.#state);
  }

  /** It was made in an earlier run; nobody is told. */
  restore(index: number, made: MadePiece): void {
    if (index >= this.#pieces.length) return;
    this.words.set(index, made.words);
    Object.assign(this.#at(index), asMade(this.#at(index), made));
    this.#made += 1;
    this.#state = this.#over() ?? this.#state;
  }

  /** Back to the plan, whatever became of it. */
  unmake(index: number): void {
    if (this.#at(index).state === 'made') this.#made -= 1;
    this.planned(index);
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
    this.#change(index, unmake(this.#at(index)));
  }

  forgive(): void {
    for (const index of [...this.#errors.keys()]) this.planned(index);
  }

  /** The state when everything is made that there will be. */
  #over(): 'complete' | 'failed' | null {
    if (this.#growing || this.#made < this.#pieces.length) return null;
    return this.#broke ? 'failed' : 'complete';
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
