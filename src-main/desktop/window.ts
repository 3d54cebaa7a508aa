import type { BrowserWindow, Dialog, WebContents } from 'electron';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Log } from '../ports.ts';
import { APP_URL } from './origin.ts';
import { watchPage } from './page-trouble.ts';
import { pageWindow, type PageWindowOptions } from './page-window.ts';
import type { WindowPlaces } from './window-places.ts';

export interface MainWindowOptions extends PageWindowOptions {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly platform: NodeJS.Platform;
  readonly places: Pick<WindowPlaces, 'bringBack' | 'find' | 'follow'>;
  /** What becomes of a window that somebody closes. */
  closing(window: BrowserWindow): Promise<'hide' | 'close' | 'stay'>;
  /** What cannot be told by a window that is there no more. */
  tell(error: AppError): void;
  readonly log: Log;
}

const USUAL = { width: 880, height: 680 };
/** Of a window on a screen that has the room. */
const LEAST = { width: 360, height: 480 };
/** A page that dies again so soon is not made anew. Milliseconds. */
const SOON = 30_000;

/** The window that holds the player. Closing it may only hide it: the sound goes on. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | null = null;
  #answering = false;
  /** It was shown and not hidden since. The system calls one that is minimised or covered invisible too. */
  #shown = false;
  #leaving = false;
  #brokeAt = -Infinity;
  #untold = false;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Its page hears events and commands. */
  get answering(): boolean {
    return this.#window !== null && this.#answering;
  }

  /** There is a page, and no window of it, not even a minimised one. */
  get hidden(): boolean {
    return this.#window !== null && !this.#shown;
  }

  /** What its page should say when it says hello. */
  get notices(): readonly AppError[] {
    return this.#untold ? [{ code: 'window_broke' }] : [];
  }

  /** Makes the window if there is none; the player works hidden too. `room`: what a new one opens. */
  open(show: boolean, room?: 'settings'): void {
    if (!this.#window) this.#window = this.#create(show, room);
    else if (show) this.#raise(this.#window);
  }

  /** A page has said hello, and was answered. */
  heard(contents: WebContents): void {
    if (contents !== this.#window?.webContents) return;
    this.#answering = true;
    this.#untold = false;
  }

  /** Lets the page and its memory go while nobody sees it; `open` makes another. */
  rest(): void {
    if (this.hidden) this.#window?.destroy();
  }

  /** From now on closing closes. */
  letGo(): void {
    this.#leaving = true;
  }

  #raise(window: BrowserWindow): void {
    this.#options.places.bringBack(window);
    if (window.isMinimized()) window.restore();
    this.#shown = true;
    window.show();
    window.focus();
  }

  #hide(window: BrowserWindow): void {
    this.#shown = false;
    if (this.#options.platform !== 'darwin' || !window.isFullScreen()) {
      window.hide();
      return;
    }
    // A Mac leaves an empty black screen behind a window that is hidden while it fills one of its own.
    window.once('leave-full-screen', () => {
      if (!this.#shown) window.hide();
    });
    window.setFullScreen(false);
  }

  #create(show: boolean, room?: 'settings'): BrowserWindow {
    const { BrowserWindow, places, dialog, log } = this.#options;
    const { maximized, ...bounds } = places.find('main', USUAL);
    const window = new BrowserWindow({
      ...pageWindow(this.#options),
      ...bounds,
      minWidth: Math.min(LEAST.width, bounds.width),
      minHeight: Math.min(LEAST.height, bounds.height),
    });
    this.#answering = false;
    this.#shown = show;
    let due = show;
    window.on('ready-to-show', () => {
      if (due && maximized) window.maximize();
      if (due) this.#raise(window);
      due = false;
    });
    window.on('close', (event) => {
      if (this.#leaving) return;
      event.preventDefault();
      this.#close(window).catch((thrown: unknown) => log(`closing the window: ${String(thrown)}`));
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    places.follow('main', window);
    watchPage(window, { dialog, log, onGone: () => this.#replace(window) });
    const url = room === undefined ? APP_URL : `${APP_URL}#${room}`;
    window.loadURL(url).catch((thrown: unknown) => log(`the page did not load: ${String(thrown)}`));
    return window;
  }

  async #close(window: BrowserWindow): Promise<void> {
    const choice = await this.#options.closing(window);
    if (window.isDestroyed()) return;
    if (choice === 'hide') this.#hide(window);
    else if (choice === 'close') window.destroy();
  }

  #replace(window: BrowserWindow): void {
    const soon = Date.now() - this.#brokeAt < SOON;
    this.#brokeAt = Date.now();
    const again = !soon && !this.#leaving;
    // The new one first: without any window the program may end.
    if (again) {
      this.#untold = true;
      this.#window = this.#create(this.#shown);
    }
    window.destroy();
    if (!again && !this.#leaving) this.#options.tell({ code: 'window_broken' });
  }
}
