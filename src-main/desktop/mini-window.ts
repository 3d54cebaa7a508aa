import type { BrowserWindow, Dialog } from 'electron';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Log } from '../ports.ts';
import { MINI_URL } from './origin.ts';
import { watchPage } from './page-trouble.ts';
import { pageWindow, type PageWindowOptions } from './page-window.ts';
import type { WindowPlaces } from './window-places.ts';

export interface MiniWindowOptions extends PageWindowOptions {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly places: Pick<WindowPlaces, 'bringBack' | 'find' | 'follow'>;
  /** What it cannot tell itself any more. */
  readonly tell: (error: AppError) => void;
  readonly onClosed: () => void;
  readonly log: Log;
}

const USUAL = { width: 380, height: 220 };

/** The mini player: a small window above the others, which shows what is heard and makes no sound itself. */
export class MiniWindow {
  readonly #options: MiniWindowOptions;
  #window: BrowserWindow | null = null;

  constructor(options: MiniWindowOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  open(): void {
    if (!this.#window) this.#window = this.#create();
    else this.#raise(this.#window);
  }

  #create(): BrowserWindow {
    const { BrowserWindow, places, dialog, log, tell, onClosed } = this.#options;
    const { maximized, ...bounds } = places.find('mini', USUAL);
    const window = new BrowserWindow({
      ...pageWindow(this.#options),
      ...bounds,
      title: 'Voicetray mini player',
      minWidth: 320,
      minHeight: 160,
      // Wayland has no such thing: there it is a window among others.
      alwaysOnTop: true,
      maximizable: false,
      fullscreenable: false,
      // A Mac would take the first click for bringing it to the front alone.
      acceptFirstMouse: true,
    });
    window.on('ready-to-show', () => {
      if (maximized) window.maximize();
      this.#raise(window);
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      onClosed();
    });
    places.follow('mini', window);
    const onGone = (): void => {
      window.destroy();
      tell({ code: 'mini_broke' });
    };
    watchPage(window, { dialog, log, onGone });
    window.loadURL(MINI_URL).catch((thrown: unknown) => log(`the mini player: ${String(thrown)}`));
    return window;
  }

  #raise(window: BrowserWindow): void {
    this.#options.places.bringBack(window);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
}
