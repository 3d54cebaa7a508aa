import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';

export type Saved = Exclude<ResponseOf<'saveNarration'>, { to: 'cancelled' }>;

/** Saving what was spoken: one at a time, with its progress and how it ended. */
export class Saving {
  readonly #bridge: Bridge;
  readonly #fetchFile: (url: string, name: string) => void;
  #last: { narrationId: string; format: SaveFormat } | null = null;

  busy = $state(false);
  /** 0 to 1 while saving; null while it is not known. */
  fraction = $state<number | null>(null);
  /** Estimated; null while it cannot be told. */
  secondsLeft = $state<number | null>(null);
  saved = $state.raw<Saved | null>(null);
  error = $state.raw<AppError | null>(null);

  /** `fetchFile` has the browser download a file under a name. */
  constructor(bridge: Bridge, fetchFile: (url: string, name: string) => void) {
    this.#bridge = bridge;
    this.#fetchFile = fetchFile;
  }

  start(): () => void {
    return this.#bridge.on('saving', ({ narrationId, fraction, secondsLeft }) => {
      if (!this.busy || narrationId !== this.#last?.narrationId) return;
      this.fraction = fraction;
      this.secondsLeft = secondsLeft;
    });
  }

  async save(narrationId: string, format: SaveFormat, replace = false): Promise<void> {
    if (this.busy) return;
    this.#last = { narrationId, format };
    this.busy = true;
    this.clear();
    const answer = await this.#bridge.saveNarration({ narrationId, format, replace });
    this.busy = false;
    if (!answer.ok) this.error = answer.error;
    else if (answer.value.to !== 'cancelled') {
      this.saved = answer.value;
      if (answer.value.to === 'download') this.#fetchFile(answer.value.url, answer.value.name);
    }
  }

  /** Ends the save that is under way; nothing is left of it. */
  async cancel(): Promise<void> {
    if (this.busy && this.#last) await this.#bridge.cancelSaving({ narrationId: this.#last.narrationId });
  }

  /** Once more what was last asked for, replacing the file that is there when the person said so. */
  async again(replace = false): Promise<void> {
    if (this.#last) await this.save(this.#last.narrationId, this.#last.format, replace);
  }

  clear(): void {
    this.fraction = null;
    this.secondsLeft = null;
    this.saved = null;
    this.error = null;
  }
}

/** Downloads by a link that is on the page for a moment. */
export function downloadByLink(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
