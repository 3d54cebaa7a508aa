const KEY = 'voicetray.draft';

/** What is being written. It outlives a reload of the page and is never cleared by an error. */
export class Draft {
  readonly #storage: Storage;
  #text = $state('');

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#text = storage.getItem(KEY) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    try {
      this.#storage.setItem(KEY, text);
    } catch {
      // A text larger than the browser keeps (some millions of characters) lives on the page alone; what was
      // kept of an earlier one would be wrong after a reload.
      this.#storage.removeItem(KEY);
    }
  }
}
