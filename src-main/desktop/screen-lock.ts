import { type ChildProcess, spawn } from 'node:child_process';
import { isInstalled } from './installed.ts';

/** What is needed of Electron's power monitor. */
export interface Tells<E extends string> {
  on(event: E, listener: () => void): unknown;
}

export interface ScreenLockOptions {
  readonly powerMonitor: Tells<'lock-screen'> & Tells<'unlock-screen'>;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly onLock: () => void;
  readonly onUnlock?: () => void;
}

/** GNOME, KDE, Xfce, Cinnamon and MATE each tell it under a name of their own. */
const SIGNAL =
  /^signal .*interface=org\.(?:\w+\.)+ScreenSaver; member=ActiveChanged\s*\n\s+boolean (true|false)/m;

/**
 * Tells when the screen is locked and unlocked, while somebody wants to know. Electron tells on a Mac and on Windows; on Linux the
 * session bus is listened to by `dbus-monitor`.
 */
export class ScreenLock {
  readonly #options: ScreenLockOptions;
  #watching = false;
  #monitor: ChildProcess | null = null;

  constructor(options: ScreenLockOptions) {
    this.#options = options;
    options.powerMonitor.on('lock-screen', () => {
      if (this.#watching) options.onLock();
    });
    options.powerMonitor.on('unlock-screen', () => {
      if (this.#watching) options.onUnlock?.();
    });
  }

  /** Whether it can be told here. */
  get known(): boolean {
    const { platform, env } = this.#options;
    return platform !== 'linux' || isInstalled('dbus-monitor', env);
  }

  watch(on: boolean): void {
    this.#watching = on;
    if (this.#options.platform !== 'linux') return;
    if (on && this.known) this.#monitor ??= this.#listen();
    if (on) return;
    this.#monitor?.kill();
    this.#monitor = null;
  }

  #listen(): ChildProcess {
    const rule = "type='signal',member='ActiveChanged'";
    const monitor = spawn('dbus-monitor', ['--session', rule], {
      env: this.#options.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let heard = '';
    monitor.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      heard = (heard + chunk).slice(-4000);
      for (let told = SIGNAL.exec(heard); told; told = SIGNAL.exec(heard)) {
        heard = heard.slice(told.index + told[0].length);
        if (told[1] === 'true') this.#options.onLock();
        else this.#options.onUnlock?.();
      }
    });
    monitor.on('error', () => undefined);
    // A bus that has gone is not asked again before the choice is made anew.
    monitor.on('exit', () => {
      if (this.#monitor === monitor) this.#monitor = null;
    });
    return monitor;
  }
}
