import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Log } from '../ports.ts';
import { APP_URL } from './origin.ts';

export interface MainWindowOptions {
  readonly BrowserWindow: typeof BrowserWindow;
  /** Absolute paths. */
  readonly preload: string;
  readonly icon: string;
  readonly packaged: boolean;
  /** Whether the person can bring a hidden window back from the tray. */
  canHide(): Promise<boolean>;
  readonly log: Log;
}

/**
 * The one window. It holds the player, so closing it only hides it while there is a tray: the sound goes on.
 */
export class MainWindow {
  #window: BrowserWindow | null = null;
  /** A renderer that has died is replaced once; one that dies again at once is not. */
  #replaced = false;
  #leaving = false;
  readonly #options: MainWindowOptions;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Makes the window if there is none, without showing it: the player works hidden too. */
  open(show: boolean): void {
    if (!this.#window) this.#window = this.#create(show);
    else if (show) this.#raise(this.#window);
  }

  /** From now on closing closes. */
  letGo(): void {
    this.#leaving = true;
  }

  #raise(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  #create(show: boolean): BrowserWindow {
    const { BrowserWindow, log } = this.#options;
    const window = new BrowserWindow(this.#settings());
    let due = show;
    window.on('ready-to-show', () => {
      if (due) this.#raise(window);
      due = false;
    });
    window.on('close', (event) => {
      if (this.#leaving) return;
      event.preventDefault();
      void this.#hideOrClose(window);
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return;
      log(`the window's process has gone: ${details.reason}`);
      this.#replace(window);
    });
    window.loadURL(APP_URL).catch((thrown: unknown) => log(`the page did not load: ${String(thrown)}`));
    return window;
  }

  #settings(): BrowserWindowConstructorOptions {
    const { preload, icon, packaged } = this.#options;
    return {
      title: 'Voicetray',
      icon,
      width: 880,
      height: 680,
      minWidth: 360,
      minHeight: 480,
      // Shown when painted, so that nothing white flashes.
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        // A dropped file must not replace the page.
        navigateOnDragDrop: false,
        // Would fetch dictionaries from the internet.
        spellcheck: false,
        devTools: !packaged,
        // The hidden window plays on.
        backgroundThrottling: false,
      },
    };
  }

  async #hideOrClose(window: BrowserWindow): Promise<void> {
    if (await this.#options.canHide()) window.hide();
    else window.destroy();
  }

  #replace(window: BrowserWindow): void {
    // The new one first: without any window the program may end.
    if (!this.#replaced && !this.#leaving) this.#window = this.#create(window.isVisible());
    this.#replaced = true;
    window.destroy();
  }
}
