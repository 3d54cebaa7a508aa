import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { StandInWebContents } from './web-contents.ts';

type Used =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'hide'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'restore'
  | 'show';

/** All windows ever made, for the doors. */
export const windows: BrowserWindow[] = [];

/** A window whose page is real and whose frame is a few flags. */
export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Used> {
  readonly webContents: StandInWebContents;
  readonly standInOptions: BrowserWindowConstructorOptions;
  standInDestroyed = false;
  #visible: boolean;
  #minimized = false;
  #focused = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.standIn.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    this.standInOptions = options;
    this.#visible = options.show ?? true;
    this.webContents = new StandInWebContents(options.webPreferences?.preload);
    windows.push(this);
    app.standIn.windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.#visible = true;
  }
  hide(): void {
    this.#visible = false;
    this.#focused = false;
  }
  focus(): void {
    this.#focused = true;
  }
  minimize(): void {
    this.#minimized = true;
  }
  restore(): void {
    this.#minimized = false;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isFocused(): boolean {
    return this.#focused;
  }

  /** False when the program kept it open. */
  close(): boolean {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
    return !prevented;
  }

  destroy(): void {
    if (this.standInDestroyed) return;
    this.standInDestroyed = true;
    this.#visible = false;
    app.standIn.windows.delete(this);
    void this.webContents.standInDestroy();
    this.emit('closed');
    if (app.standIn.windows.size > 0) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}
