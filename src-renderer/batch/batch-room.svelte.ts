import type { Bridge } from '../../src-preload/bridge.ts';
import type { BatchView } from './batch.svelte.ts';

/** The way to the list of many documents, whose code comes where there is one or where it is asked for. */
export class BatchRoom {
  readonly #bridge: Bridge;

  view = $state.raw<BatchView | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Another window may begin one. */
  start(): () => void {
    return this.#bridge.on('batch', () => {
      if (!this.view) void this.look();
    });
  }

  /** After each hello: one that runs, or was cut off with the program, is shown. */
  async look(): Promise<void> {
    if (!this.view) {
      const answer = await this.#bridge.getBatch({});
      if (!answer.ok || answer.value.items.length === 0) return;
    }
    await (await this.open()).load();
  }

  async open(): Promise<BatchView> {
    const { openBatch } = await import('./open-batch.ts');
    return (this.view ??= openBatch(this.#bridge));
  }
}
