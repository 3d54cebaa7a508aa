import type { Markup } from '../../src-preload/contract/narration.ts';

const KEY = 'voicetray.draft';
const ABOUT_KEY = 'voicetray.draft-about';
/** Milliseconds of rest after which what is being written is kept. */
const REST = 400;

/** What a person can choose; anything else that is found is not ours. */
const chosen: readonly Markup[] = ['plain', 'markdown', 'html'];

/**
 * What is being written. It outlives a reload of the page and is never cleared by an error. It is kept after a short
 * rest, so that writing in a long text is not slowed down; `keep` at the latest when the page is left.
 */
export class Draft {
  readonly #storage: Storage;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = $state('');
  #markup = $state<Markup>('auto');
  #title = '';

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#text = storage.getItem(KEY) ?? '';
    const [markup, ...title] = (storage.getItem(ABOUT_KEY) ?? '').split(' ');
    this.#markup = chosen.find((known) => known === markup) ?? 'auto';
    this.#title = title.join(' ');
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    // How a text is marked up and called goes with it: the next one may be another.
    if (text === '') {
      this.#markup = 'auto';
      this.#title = '';
    }
    this.#soon();
  }

  /** How the text is marked up, as it was chosen for it. */
  get markup(): Markup {
    return this.#markup;
  }

  set markup(markup: Markup) {
    this.#markup = markup;
    this.#soon();
  }

  /** What the document is called that the text came from; otherwise empty. */
  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    this.#title = title;
    this.#soon();
  }

  /** At once, as when the page is left. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      this.#storage.setItem(ABOUT_KEY, `${this.#markup} ${this.#title}`);
      this.#storage.setItem(KEY, this.#text);
    } catch {
      // A text larger than the browser keeps (some millions of characters) lives on the page alone; what was
      // kept of an earlier one would be wrong after a reload.
      this.#storage.removeItem(KEY);
      this.#storage.removeItem(ABOUT_KEY);
    }
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), REST);
  }
}
