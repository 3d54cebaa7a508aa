import type { App } from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loginItems } from './login-items.ts';

type Used =
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getLoginItemSettings'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setActivationPolicy'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'whenReady';

/** Windows that `quit` closes; a closing window may refuse. */
interface Closable {
  /** False when its page kept it open. */
  close(): boolean;
}

/** Electron's `app` on plain Node. */
class StandInApp extends EventEmitter implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly commandLine = {
    hasSwitch: (name) => this.standIn.switches.has(name),
    appendSwitch: (name) => void this.standIn.switches.add(name),
  } satisfies Pick<App['commandLine'], 'hasSwitch' | 'appendSwitch'>;
  readonly getLoginItemSettings = loginItems.getLoginItemSettings;
  readonly setLoginItemSettings = loginItems.setLoginItemSettings;
  /** For the doors: set before the program starts. */
  readonly standIn = {
    sandboxed: false,
    /** Of the command line, and those that the program adds. */
    switches: new Set<string>(),
    ready: false,
    anotherRuns: false,
    exitCode: null as number | null,
    /** What this instance told the first one. */
    sentToFirst: undefined as unknown,
    windows: new Set<Closable>(),
  };
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<undefined>();

  /** For the doors: once the program's entry has run, as in Electron. */
  standInBecomeReady(): void {
    this.standIn.ready = true;
    this.emit('ready');
    this.#ready.resolve(undefined);
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  disableHardwareAcceleration(): void {
    this.#beforeReady('disableHardwareAcceleration');
  }

  setAppUserModelId(): void {
    if (process.platform !== 'win32') throw new Error('setAppUserModelId is only there on Windows');
  }

  setActivationPolicy(): void {
    if (process.platform !== 'darwin') throw new Error('setActivationPolicy is only there on a Mac');
  }

  enableSandbox(): void {
    this.#beforeReady('enableSandbox');
    this.standIn.sandboxed = true;
  }

  getAppPath(): string {
    return fileURLToPath(new URL('../..', import.meta.url));
  }

  getVersion(): string {
    return '0.0.0-standin';
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.#paths.set(name, path);
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  requestSingleInstanceLock(data?: Parameters<App['requestSingleInstanceLock']>[0]): boolean {
    this.standIn.sentToFirst = structuredClone(data);
    return !this.standIn.anotherRuns;
  }

  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    if ([...this.standIn.windows].some((window) => !window.close())) return;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  }

  exit(exitCode = 0): void {
    this.standIn.exitCode = exitCode;
    this.emit('quit', {}, exitCode);
  }

  #beforeReady(what: string): void {
    if (this.standIn.ready) throw new Error(`${what} can only be called before app is ready`);
  }
}

export const app = new StandInApp();
