const NAME = 'voicetray.follow';

/** Whether the text that is narrated is shown in place of the one that is written; kept for the next time. */
export class Remembered {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  #on = $state(false);

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    this.#on = storage.getItem(NAME) === 'yes';
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    this.#storage.setItem(NAME, on ? 'yes' : 'no');
  }
}
