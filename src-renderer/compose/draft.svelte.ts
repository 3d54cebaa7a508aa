import type { Markup } from '../../src-preload/contract/model.ts';

const KEY = 'voicetray.draft';
const MARKUP_KEY = 'voicetray.draft-markup';

/** What a person can choose; anything else that is found is not ours. */
const chosen: readonly Markup[] = ['plain', 'markdown', 'html'];

/** What is being written. It outlives a reload of the page and is never cleared by an error. */
export class Draft {
  readonly #storage: Storage;
  #text = $state('');
  #markup = $state<Markup>('auto');

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#text = storage.getItem(KEY) ?? '';
    const markup = storage.getItem(MARKUP_KEY);
    this.#markup = chosen.find((known) => known === markup) ?? 'auto';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    // How a text is marked up goes with it: the next one may be another.
    if (text === '') this.markup = 'auto';
    try {
      this.#storage.setItem(KEY, text);
    } catch {
      // A text larger than the browser keeps (some millions of characters) lives on the page alone; what was
      // kept of an earlier one would be wrong after a reload.
      this.#storage.removeItem(KEY);
    }
  }

  /** How the text is marked up, as it was chosen for it. */
  get markup(): Markup {
    return this.#markup;
  }

  set markup(markup: Markup) {
    this.#markup = markup;
    try {
      this.#storage.setItem(MARKUP_KEY, markup);
    } catch {
      this.#storage.removeItem(MARKUP_KEY);
    }
  }
}
