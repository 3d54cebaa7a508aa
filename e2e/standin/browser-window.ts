import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { StandInWebContents } from './web-contents.ts';

type Used =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBounds'
  | 'setFullScreen'
  | 'show';

/** All windows ever made, for the doors. */
export const windows: BrowserWindow[] = [];

/** A window whose page is real and whose frame is a few flags. */
export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Used> {
  readonly webContents: StandInWebContents;
  readonly standInOptions: BrowserWindowConstructorOptions;
  standInDestroyed = false;
  /** For the doors: other windows lie over all of it. */
  standInCovered = false;
  #visible: boolean;
  #minimized = false;
  #focused = false;
  #maximized = false;
  #fullScreen = false;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.standIn.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    this.standInOptions = options;
    this.#visible = options.show ?? true;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
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
  maximize(): void {
    this.#maximized = true;
    this.#visible = true;
    this.emit('maximize');
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isDestroyed(): boolean {
    return this.standInDestroyed;
  }
  getNormalBounds(): Rectangle {
    return this.#bounds;
  }
  /** For the doors: a hand moves it and draws its edges. */
  standInMove(bounds: Rectangle): void {
    this.#bounds = bounds;
    this.emit('move');
    this.emit('resize');
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.standInMove({ ...this.#bounds, ...bounds });
  }
  /** As Electron has it: Windows does not see one that is minimised, and a Mac none that is covered either. */
  isVisible(): boolean {
    const { platform } = process;
    const unseen =
      (platform !== 'linux' && this.#minimized) || (platform === 'darwin' && this.standInCovered);
    return this.#visible && !unseen;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  /** Told when the system has done it. */
  setFullScreen(flag: boolean): void {
    this.#fullScreen = flag;
    setImmediate(() => this.emit(flag ? 'enter-full-screen' : 'leave-full-screen'));
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
