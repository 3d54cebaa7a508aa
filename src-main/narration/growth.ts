import type { AppError } from '../../src-preload/contract/errors.ts';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { toAppError } from '../fault.ts';
import { GrowingPlan } from './growing-plan.ts';
import { GrowingReadingPlan } from './growing-reading-plan.ts';
import { Pace } from './pace.ts';
import type { PlannedPiece } from './plan.ts';
import type { WrittenContent } from './recording-options.ts';
import { until } from './until.ts';

/** Milliseconds between two tellings of the text. */
const TELL_EVERY = 200;

interface GrowthPorts {
  /** It is being written, from now on. */
  readonly onStart: () => void;
  /** All of the text so far; at most five times a second, and once when it has ended. */
  readonly onText: (text: string) => void;
  /** `characters`: of the text so far. */
  readonly onPieces: (pieces: readonly PlannedPiece[], characters: number) => void;
  /** Nothing more comes; why, when it broke off. */
  readonly onEnd: (error: AppError | null, characters: number) => void;
  /** Nothing waits to be made, so a short piece is better than none. */
  readonly idle: () => boolean;
}

/** The text of a narration that is written while it is spoken: has it written, and plans what has become final. */
export class Growth {
  readonly #content: WrittenContent;
  readonly #ports: GrowthPorts;
  #plan: GrowingPlan | GrowingReadingPlan;
  readonly #pace: Pace;
  /** Pieces that were handed out. */
  #planned = 0;
  #text = '';
  #writing: AbortController | null = null;
  #whole = false;
  #change = Promise.withResolvers<undefined>();

  constructor(content: WrittenContent, ports: GrowthPorts) {
    this.#content = content;
    this.#ports = ports;
    this.#plan = new GrowingPlan(content.pauses);
    this.#pace = new Pace(TELL_EVERY, () => ports.onText(this.#text));
  }

  get text(): string {
    return this.#text;
  }

  /** Has it written, unless that is under way or done. What broke off before is asked for anew. */
  start(): void {
    if (this.#writing || this.#whole) return;
    this.#writing = new AbortController();
    this.#ports.onStart();
    void this.#write(this.#writing.signal);
  }

  /** To be told when `idle` may have become true. */
  look(): void {
    if (this.#writing && this.#ports.idle()) this.#give(this.#plan.hurry());
  }

  /** Ends the writing at once. What there is counts as the whole text, if there is anything. */
  stop(): void {
    if (this.#writing) this.#end(null);
    this.#whole ||= this.#planned > 0;
  }

  /** Resolves when there are more pieces, or when nothing more comes. */
  changed(): Promise<undefined> {
    return this.#change.promise;
  }

  async #write(signal: AbortSignal): Promise<void> {
    let error: AppError | null = null;
    try {
      // What the caller tells of its start comes before what is written.
      await this.#prepare();
      await until(
        this.#content.written.write((text) => {
          if (!signal.aborted) this.#grow(text);
        }, signal),
        signal,
      );
      if (this.#plan instanceof GrowingReadingPlan) await until(this.#plan.settled(), signal);
    } catch (thrown) {
      error = toAppError(thrown);
    }
    if (signal.aborted) return;
    this.#give(this.#plan.end());
    this.#whole = error === null && this.#planned > 0;
    const silent = this.#text.trim() === '' ? 'answer_empty' : 'nothing_speakable';
    this.#end(error ?? (this.#whole ? null : { code: silent }));
  }

  /** Loads what takes markdown apart, once. */
  async #prepare(): Promise<void> {
    const { manner, pauses } = this.#content;
    if (!manner || this.#plan instanceof GrowingReadingPlan) return;
    const { loadPartReader } = await import('../text/growing-markdown.ts');
    this.#plan = new GrowingReadingPlan(pauses, await loadPartReader(manner));
  }

  #grow(text: string): void {
    if (text.length > MAX_TEXT) {
      this.#end({ code: 'text_too_large', params: { limit: MAX_TEXT / 1_000_000 } });
      return;
    }
    this.#text = text;
    this.#give(this.#plan.grow(text));
    this.look();
    this.#pace.soon();
  }

  #end(error: AppError | null): void {
    this.#writing?.abort();
    this.#writing = null;
    this.#give(this.#plan.end());
    this.#pace.now();
    this.#ports.onEnd(error, this.#text.length);
    this.#tell();
  }

  #give(pieces: readonly PlannedPiece[]): void {
    if (pieces.length === 0) return;
    this.#planned += pieces.length;
    this.#ports.onPieces(pieces, this.#text.length);
    this.#tell();
  }

  #tell(): void {
    const { resolve } = this.#change;
    this.#change = Promise.withResolvers();
    resolve(undefined);
  }
}
