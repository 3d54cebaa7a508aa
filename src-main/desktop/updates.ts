import type { AppUpdater } from 'electron-updater';
import type { UpdateState } from '../../src-preload/contract/system.ts';
import { Fault } from '../fault.ts';
import type { Log } from '../ports.ts';

/** What is used of electron-updater. */
export type Updater = Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall'> & {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  logger: AppUpdater['logger'];
};

export interface UpdatesOptions {
  /** How this copy came here: see `updateWay`. */
  readonly way: 'self' | 'system' | 'none';
  /** Loads the updater when it is first needed. */
  readonly load: () => Promise<Updater>;
  /** Before the program is ended for the new one. */
  readonly letGo: () => void;
  readonly onChange: (state: UpdateState) => void;
  readonly log: Log;
}

const DAY_MS = 24 * 3600 * 1000;

/** Newer versions: looked for by a press of the button, or once a day when that is wanted; fetched only when asked. */
export class Updates {
  readonly #options: UpdatesOptions;
  #updater: Promise<Updater> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #state: UpdateState;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#state = { state: options.way === 'self' ? 'idle' : options.way };
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Looks now and then, or no longer. Nothing is asked of anybody before a person has switched it on. */
  follow(wanted: boolean): void {
    const runs = this.#timer !== undefined;
    if (this.#options.way !== 'self' || wanted === runs) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!wanted) return;
    const look = (): void => void this.step('check').catch(() => undefined);
    this.#timer = setInterval(look, DAY_MS);
    this.#timer.unref();
    look();
  }

  /** One step on. Rejects with a Fault `update_failed`; a step that does not fit changes nothing. */
  async step(step: 'check' | 'load' | 'restart'): Promise<UpdateState> {
    const { state } = this.#state;
    if (this.#options.way !== 'self' || state === 'checking' || state === 'loading') return this.#state;
    try {
      if (step === 'check' && state !== 'ready') await this.#check();
      if (step === 'load' && state === 'found') await this.#load(this.#state.version);
      if (step === 'restart' && state === 'ready') {
        const updater = await this.#open();
        this.#options.letGo();
        updater.quitAndInstall(false, true);
      }
    } catch (thrown) {
      this.#options.log(`update: ${thrown instanceof Error ? thrown.name : typeof thrown}`);
      this.#set({ state: 'failed' });
      throw new Fault('update_failed');
    }
    return this.#state;
  }

  async #check(): Promise<void> {
    this.#set({ state: 'checking' });
    const found = await (await this.#open()).checkForUpdates();
    this.#set(
      found?.isUpdateAvailable
        ? { state: 'found', version: found.updateInfo.version.slice(0, 60) }
        : { state: 'current' },
    );
  }

  async #load(version: string): Promise<void> {
    this.#set({ state: 'loading', version });
    await (await this.#open()).downloadUpdate();
    this.#set({ state: 'ready', version });
  }

  #open(): Promise<Updater> {
    this.#updater ??= this.#options.load().then((updater) => {
      // SECURITY: nothing is fetched and nothing installed that nobody asked for.
      updater.autoDownload = false;
      updater.autoInstallOnAppQuit = false;
      updater.logger = null;
      return updater;
    });
    return this.#updater;
  }

  #set(state: UpdateState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}
