import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Markup } from '../../src-preload/contract/model.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { Draft } from '../compose/draft.svelte.ts';

/** What stands in the text box now, as far as a document put it there. */
export interface Opened {
  readonly title: string;
  readonly author: string | null;
  readonly text: string;
  /** What stood there before, to be put back; null when there was nothing. */
  readonly before: { text: string; markup: Markup; title: string } | null;
}

type Upload = (file: File, signal: AbortSignal) => Promise<Result<{ token: string }>>;

/** Opening documents: one at a time, the last one asked for wins. Nothing that was written is lost by it. */
export class Opening {
  readonly #bridge: Bridge;
  readonly #draft: Draft;
  readonly #upload: Upload;
  #leaving: AbortController | null = null;

  /** Name of the file that is being read. */
  reading = $state<string | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Only the first of several files was opened. */
  left = $state(0);
  #opened = $state.raw<Opened | null>(null);

  constructor(bridge: Bridge, draft: Draft, upload: Upload) {
    this.#bridge = bridge;
    this.#draft = draft;
    this.#upload = upload;
  }

  /** Null once the text was changed: then it is the person's own. */
  get opened(): Opened | null {
    return this.#opened && this.#opened.text === this.#draft.text ? this.#opened : null;
  }

  async open(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    this.cancel();
    const leaving = (this.#leaving = new AbortController());
    this.error = null;
    this.left = 0;
    this.reading = file.name;
    const answer = await this.#read(file, leaving.signal);
    if (leaving.signal.aborted) return;
    this.#leaving = null;
    this.reading = null;
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    this.left = files.length - 1;
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
    this.left = 0;
  }

  dismiss(): void {
    this.error = null;
  }

  async #read(file: File, signal: AbortSignal) {
    const handed = await this.#upload(file, signal);
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
