import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { HotkeyAction } from '../../src-preload/contract/hotkeys.ts';
import { type Press, type Pressed, pressedKeys } from './pressed-keys.ts';

type Refused = NonNullable<ResponseOf<'chooseHotkey'>['refused']> & { readonly keys: string };

/** Listens for the keys that a person wants for an action, and asks the program for them. */
export class Choosing {
  readonly #bridge: Bridge;
  readonly #mac: boolean;
  /** The action whose keys are being pressed. */
  action = $state<HotkeyAction | null>(null);
  pressed = $state.raw<Pressed | null>(null);
  /** The action whose keys could not be had, and why. */
  refused = $state.raw<(Refused & { readonly action: HotkeyAction }) | null>(null);
  error = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge, mac: boolean) {
    this.#bridge = bridge;
    this.#mac = mac;
  }

  async start(action: HotkeyAction): Promise<void> {
    Object.assign(this, { action, pressed: null, refused: null, error: null });
    await this.#suspend(true);
  }

  async cancel(): Promise<void> {
    if (this.action === null) return;
    this.action = null;
    await this.#suspend(false);
  }

  /** Whether the press was for this; each that is should do nothing else. */
  press(press: Press): boolean {
    const { action } = this;
    if (action === null) return false;
    const pressed = pressedKeys(press, this.#mac);
    this.pressed = pressed;
    // The way out for those who go by keys.
    if (press.key === 'Tab' && pressed.what !== 'keys') {
      void this.cancel();
      return false;
    }
    if (pressed.what === 'cancel') void this.cancel();
    else if (pressed.what === 'clear') void this.choose(action, null);
    else if (pressed.what === 'keys') void this.choose(action, pressed.keys);
    return true;
  }

  async choose(action: HotkeyAction, keys: string | null): Promise<void> {
    this.action = null;
    this.refused = null;
    const answer = await this.#bridge.chooseHotkey({ action, keys });
    if (!answer.ok) {
      this.error = answer.error;
      await this.#suspend(false);
    } else if (answer.value.refused && keys !== null)
      this.refused = { ...answer.value.refused, action, keys };
  }

  /** Keys that stay silent do so for a minute at most, so an answer that does not come spoils nothing. */
  async #suspend(on: boolean): Promise<void> {
    await this.#bridge.suspendHotkeys({ on });
  }
}
