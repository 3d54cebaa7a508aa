import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { KeptNarration } from '../../src-preload/contract/library.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { Paged } from '../ui/paged.svelte.ts';

/** Milliseconds without a key before a search begins. */
const PAUSE = 200;

type Fetched = (url: string, name: string) => void;

/** What the library keeps, as the panel shows it; kept true by the program's events while `start` holds. */
export class Shelf {
  readonly #bridge: Bridge;
  readonly #fetchFile: Fetched;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #query = $state('');

  /** Bytes of sound that are kept in all; null: not known yet. */
  bytes = $state<number | null>(null);
  busy = $state(false);
  error = $state.raw<AppError | null>(null);
  /** Where the last export went, when that was a folder or a file. */
  exported = $state<string | null>(null);
  readonly list: Paged<KeptNarration>;

  constructor(bridge: Bridge, fetchFile: Fetched) {
    this.#bridge = bridge;
    this.#fetchFile = fetchFile;
    this.list = new Paged<KeptNarration>(async (last) => {
      const known = last ? this.list.items : [];
      const answer = await bridge.listLibrary({ query: this.#query.trim(), skip: known.length });
      if (!answer.ok) return answer;
      this.bytes = answer.value.bytes;
      // Something may have moved up between two pages.
      const items = answer.value.items.filter(({ id }) => !known.some((other) => other.id === id));
      return { ok: true, value: { items, more: answer.value.more } };
    });
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#soon();
  }

  start(): () => void {
    void this.list.load();
    const stop = this.#bridge.on('library', () => this.#soon());
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** True: it is on the desk, and plays from where it was left. */
  async open(narrationId: string): Promise<boolean> {
    return this.#ask(() => this.#bridge.openNarration({ narrationId, whenBusy: 'interrupt' }));
  }

  async pin({ id, pinned }: KeptNarration): Promise<void> {
    await this.#ask(() => this.#bridge.pinNarration({ narrationId: id, pinned: !pinned }));
  }

  async delete(ids: string[]): Promise<void> {
    if (await this.#ask(() => this.#bridge.deleteNarrations({ ids }))) await this.list.load();
  }

  async export(narrationId: string): Promise<void> {
    await this.#ask(async () => {
      const answer = await this.#bridge.exportNarration({ narrationId });
      if (answer.ok && answer.value.to === 'download') this.#fetchFile(answer.value.url, answer.value.name);
      this.exported = answer.ok && answer.value.to === 'file' ? answer.value.path : null;
      return answer;
    });
  }

  async import(upload: Promise<Result<{ token: string }>>): Promise<void> {
    const done = await this.#ask(async () => {
      const handed = await upload;
      return handed.ok ? this.#bridge.importNarration({ token: handed.value.token }) : handed;
    });
    if (done) await this.list.load();
  }

  async #ask(call: () => Promise<Result<unknown>>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    this.exported = null;
    const answer = await call();
    this.busy = false;
    if (!answer.ok) this.error = answer.error;
    return answer.ok;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.list.load(), PAUSE);
  }
}
