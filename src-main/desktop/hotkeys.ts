import type { GlobalShortcut } from 'electron';
import {
  allHotkeys,
  type HotkeyAction,
  hotkeyActions,
  type HotkeyMap,
  type HotkeyState,
  type HotkeyStates,
} from '../../src-preload/contract/hotkeys.ts';
import type { HotkeysPort, Log } from '../ports.ts';

export interface HotkeysOptions {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'setSuspended' | 'unregister'>;
  /** Under Wayland a portal asks the person; its answer is never told to us. */
  readonly wayland: boolean;
  readonly command: string | null;
  onPress(action: HotkeyAction): void;
  onChange(states: HotkeyStates): void;
  readonly log: Log;
}

/** One press is one: keys that are held down come again and again, and would start and stop what they speak. */
const ONCE: readonly HotkeyAction[] = ['speakClipboard', 'speakSelection', 'toggle', 'saveLast', 'open'];
/** A key that is held comes at least so often, milliseconds. */
const REPEATS = 250;

/** A page that breaks down while it listens for keys must not leave them dead, milliseconds. */
const LONGEST_SILENCE = 60_000;

/** The keys that work in every program. Their states are what is known, not what is hoped: see `HotkeyState`. */
export class Hotkeys implements HotkeysPort {
  readonly #options: HotkeysOptions;
  readonly #registered = new Map<HotkeyAction, string>();
  readonly #wanted = new Map<HotkeyAction, string>();
  #states: HotkeyStates = allHotkeys(() => 'off');
  #silence: NodeJS.Timeout | undefined;
  #silent = false;
  readonly #lastPress = new Map<HotkeyAction, number>();

  constructor(options: HotkeysOptions) {
    this.#options = options;
  }

  get command(): string | null {
    return this.#options.command;
  }

  get states(): HotkeyStates {
    return this.#states;
  }

  /** Takes the keys that are set, lets those go that no longer are, and tries again for those that were taken. */
  follow(keys: HotkeyMap): void {
    const changed = hotkeyActions.filter(
      (action) => keys[action] !== (this.#wanted.get(action) ?? null) || this.#states[action] === 'taken',
    );
    // All are let go first: two actions may have changed their keys with each other.
    for (const action of changed) this.#release(action);
    const states = { ...this.#states };
    for (const action of changed) states[action] = this.#take(action, keys[action]);
    this.#tell(states);
  }

  isFree(keys: string): boolean {
    if ([...this.#registered.values()].includes(keys)) return false;
    // To ask the portal is to show a question.
    if (this.#options.wayland) return true;
    if (!this.#register(keys, () => undefined)) return false;
    this.#options.globalShortcut.unregister(keys);
    return true;
  }

  suspend(on: boolean): void {
    clearTimeout(this.#silence);
    this.#silent = on;
    this.#options.globalShortcut.setSuspended(on);
    if (!on) return;
    this.#silence = setTimeout(() => this.suspend(false), LONGEST_SILENCE);
    this.#silence.unref();
  }

  #release(action: HotkeyAction): void {
    const keys = this.#registered.get(action);
    if (keys !== undefined) this.#options.globalShortcut.unregister(keys);
    this.#registered.delete(action);
    this.#wanted.delete(action);
  }

  #take(action: HotkeyAction, keys: string | null): HotkeyState {
    if (keys === null) return 'off';
    this.#wanted.set(action, keys);
    const registered = this.#register(keys, () => this.#pressed(action));
    if (registered) this.#registered.set(action, keys);
    if (this.#options.wayland) return registered ? 'requested' : 'unsupported';
    return registered ? 'active' : 'taken';
  }

  #register(keys: string, onPress: () => void): boolean {
    try {
      return this.#options.globalShortcut.register(keys, onPress);
    } catch (thrown) {
      // Electron throws for keys that this system does not have.
      this.#options.log(`hotkeys: ${String(thrown)}`);
      return false;
    }
  }

  #pressed(action: HotkeyAction): void {
    if (this.#states[action] === 'requested') this.#tell({ ...this.#states, [action]: 'active' });
    // A portal may go on sending keys while others are chosen.
    if (this.#silent || this.#isHeld(action)) return;
    this.#options.onPress(action);
  }

  #isHeld(action: HotkeyAction): boolean {
    const now = performance.now();
    const before = this.#lastPress.get(action) ?? -Infinity;
    this.#lastPress.set(action, now);
    return ONCE.includes(action) && now - before < REPEATS;
  }

  #tell(states: HotkeyStates): void {
    if (hotkeyActions.every((action) => states[action] === this.#states[action])) return;
    this.#states = states;
    this.#options.onChange(states);
  }
}
