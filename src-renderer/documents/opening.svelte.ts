import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Markup } from '../../src-preload/contract/narration.ts';
import type { Draft } from '../compose/draft.svelte.ts';
import type { GivenFile, HandOver } from './given-file.ts';

/** What stands in the text box now, as far as a document put it there. */
export interface Opened {
  readonly title: string;
  readonly author: string | null;
  readonly text: string;
  /** What stood there before, to be put back; null when there was nothing. */
  readonly before: { text: string; markup: Markup; title: string } | null;
}

/** Opening documents: one at a time, the last one asked for wins. Nothing that was written is lost by it. */
export class Opening {
  readonly #bridge: Bridge;
  readonly #draft: Draft;
  readonly #handOver: HandOver;
  #leaving: AbortController | null = null;

  /** Name of the file that is being read. */
  reading = $state<string | null>(null);
  error = $state.raw<AppError | null>(null);
  #opened = $state.raw<Opened | null>(null);

  constructor(bridge: Bridge, draft: Draft, handOver: HandOver) {
    this.#bridge = bridge;
    this.#draft = draft;
    this.#handOver = handOver;
  }

  /** Null once the text was changed: then it is the person's own. */
  get opened(): Opened | null {
    return this.#opened && this.#opened.text === this.#draft.text ? this.#opened : null;
  }

  async open(file: GivenFile): Promise<void> {
    this.cancel();
    const leaving = (this.#leaving = new AbortController());
    this.error = null;
    this.reading = file.name;
    const answer = await this.#read(file, leaving.signal);
    if (leaving.signal.aborted) return;
    this.#leaving = null;
    this.reading = null;
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    this.#take(answer.value);
  }

  /** Leaves the document that is being read. */
  cancel(): void {
    this.#leaving?.abort();
    this.#leaving = null;
    this.reading = null;
  }

  /** Takes the document away, and puts back what stood there before it. */
  remove(): void {
    const { before } = this.#opened ?? {};
    this.#put(before?.text ?? '', before?.markup ?? 'auto', before?.title ?? '');
    this.#opened = null;
  }

  dismiss(): void {
    this.error = null;
  }

  async #read(file: GivenFile, signal: AbortSignal) {
    const handed = await this.#handOver(file, signal);
    if (!handed.ok) return handed;
    const { token } = handed.value;
    const leave = (): void => void this.#bridge.cancelDocument({ token });
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    const answer = await this.#bridge.openDocument({ token });
    signal.removeEventListener('abort', leave);
    return answer;
  }

  #take({ text, markup, title, author }: Omit<Opened, 'before'> & { markup: Markup }): void {
    const own = { text: this.#draft.text, markup: this.#draft.markup, title: this.#draft.title };
    // Of one document after the other, what the person wrote is kept.
    const before = this.opened ? this.opened.before : own.text === '' ? null : own;
    this.#put(text, markup, title);
    this.#opened = { title, author, text, before };
  }

  #put(text: string, markup: Markup, title: string): void {
    this.#draft.text = text;
    this.#draft.markup = markup;
    this.#draft.title = title;
  }
}
