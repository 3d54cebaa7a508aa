import type { Bridge } from '../../src-preload/bridge.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { SystemStatus } from '../../src-preload/contract/system.ts';

/** How the computer and the program get along, as the program last found it. */
export class Computer {
  readonly #bridge: Bridge;

  /** Null: not known yet, or a host without a say (a browser). */
  status = $state.raw<SystemStatus | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);
  /** What became of copying the facts: done, or the facts themselves, to be copied by hand. */
  facts = $state.raw<'copied' | { byHand: string } | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Looks, and goes on hearing of updates; returns the way to stop. */
  follow(): () => void {
    void this.look();
    return this.#bridge.on('update', (update) => {
      if (this.status) this.status = { ...this.status, update };
    });
  }

  async look(): Promise<void> {
    this.busy = true;
    this.error = null;
    const answer = await this.#bridge.getSystem({});
    this.busy = false;
    if (answer.ok) this.status = answer.value.system;
    else this.error = answer.error;
  }

  /** The switch shows what the system says afterwards. */
  async setAutostart(on: boolean): Promise<void> {
    this.error = null;
    const before = this.status;
    if (before) this.status = { ...before, autostart: on ? 'on' : 'off' };
    const answer = await this.#bridge.setAutostart({ on });
    if (answer.ok) this.status = answer.value.system;
    else {
      this.status = before;
      this.error = answer.error;
    }
  }

  async update(step: 'check' | 'load' | 'restart'): Promise<void> {
    this.error = null;
    const answer = await this.#bridge.update({ step });
    if (!answer.ok) this.error = answer.error;
    else if (this.status) this.status = { ...this.status, update: answer.value };
  }

  async copyFacts(): Promise<void> {
    this.error = null;
    this.facts = null;
    const answer = await this.#bridge.getDiagnostics({});
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    try {
      await navigator.clipboard.writeText(answer.value.text);
      this.facts = 'copied';
    } catch {
      this.facts = { byHand: answer.value.text };
    }
  }
}
