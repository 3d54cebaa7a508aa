import type { Bridge } from '../../src-preload/bridge.ts';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { News } from '../app/news.ts';
import type { BatchView } from './batch.svelte.ts';

/** The way to the list of many documents, whose code comes where there is one or where it is asked for. */
export class BatchRoom {
  readonly #bridge: Bridge;
  readonly #news = new News<'batch'>();

  view = $state.raw<BatchView | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Another window may begin one. */
  start(): () => void {
    return this.#bridge.on('batch', (batch) => {
      this.#news.tell('batch');
      if (!this.view) void this.#found(batch);
    });
  }

  /** After each hello: one that runs, or was cut off with the program, is shown. */
  async look(): Promise<void> {
    if (this.view) return this.view.load();
    const isNewest = this.#news.asked();
    const answer = await this.#bridge.getBatch({});
    if (answer.ok && isNewest('batch')) await this.#found(answer.value);
  }

  async open(): Promise<BatchView> {
    const { openBatch } = await import('./open-batch.ts');
    return (this.view ??= openBatch(this.#bridge));
  }

  /** From here on the view follows the events itself; what they told while it came is newer. */
  async #found(batch: Batch): Promise<void> {
    if (batch.items.length === 0) return;
    const isNewest = this.#news.asked();
    const view = await this.open();
    if (isNewest('batch')) view.batch = batch;
  }
}
