import type { GlobalShortcut } from 'electron';
import type { HotkeyStatus } from '../../src-preload/contract/api.ts';
import type { Log } from '../ports.ts';

export interface HotkeyOptions {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  /** Under Wayland a portal asks the person; its answer is never told to us. */
  readonly wayland: boolean;
  onPress(): void;
  onStatus(status: HotkeyStatus): void;
  readonly log: Log;
}

/** The one global key. Its status is what is known, not what is hoped: see `HotkeyStatus`. */
export class Hotkey {
  #status: HotkeyStatus = 'unsupported';
  #accelerator: string | null = null;
  readonly #options: HotkeyOptions;

  constructor(options: HotkeyOptions) {
    this.#options = options;
  }

  get status(): HotkeyStatus {
    return this.#status;
  }

  /** Registers an Electron accelerator in place of the one before. */
  set(accelerator: string): void {
    if (accelerator === this.#accelerator) return;
    const { globalShortcut, wayland, log } = this.#options;
    if (this.#accelerator !== null && this.#status !== 'unsupported' && this.#status !== 'taken')
      globalShortcut.unregister(this.#accelerator);
    this.#accelerator = accelerator;
    try {
      const registered = globalShortcut.register(accelerator, () => this.#pressed());
      if (wayland) this.#tell(registered ? 'requested' : 'unsupported');
      else this.#tell(registered ? 'active' : 'taken');
    } catch (thrown) {
      // Electron throws for words that are no key.
      log(`hotkey: ${String(thrown)}`);
      this.#tell('unsupported');
    }
  }

  #pressed(): void {
    if (this.#status === 'requested') this.#tell('active');
    this.#options.onPress();
  }

  #tell(status: HotkeyStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.onStatus(status);
  }
}
