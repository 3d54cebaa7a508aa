import type { App as ElectronApp, BrowserWindow, Notification, Screen } from 'electron';
import { join } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { App } from '../app.ts';
import type { Log, WindowsPort } from '../ports.ts';
import type { SettingsStore } from '../settings/store.ts';
import { bringFocus } from './bring-focus.ts';
import { createCloseChoice } from './close-choice.ts';
import { followTray } from './follow-tray.ts';
import { MiniWindow } from './mini-window.ts';
import { tellNoTray } from './no-tray.ts';
import { restWhenIdle } from './rest.ts';
import type { TrayAction } from './tray-actions.ts';
import { trayActions } from './tray-actions.ts';
import { TrayHost } from './tray-host.ts';
import { TrayIcon, type TrayOptions } from './tray.ts';
import { WindowPlaces } from './window-places.ts';
import { MainWindow, type MainWindowOptions } from './window.ts';

/** Electron's parts that can be seen. */
type SeenParts = Pick<TrayOptions, 'Tray' | 'Menu' | 'nativeImage' | 'nativeTheme'> &
  Pick<MainWindowOptions, 'BrowserWindow' | 'dialog'> & {
    readonly app: Pick<ElectronApp, 'on' | 'quit' | 'isPackaged'>;
    readonly Notification: typeof Notification;
    readonly screen: () => Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  };

export interface SurfaceOptions {
  readonly platform: NodeJS.Platform;
  /** Absolute paths. */
  readonly icons: string;
  readonly preload: string;
  readonly placesFile: string;
  readonly running: Promise<App>;
  /** Does something with the core, once it runs. */
  readonly withCore: (use: (core: App) => unknown) => void;
  readonly log: Log;
}

/** What a person sees of the program, its windows and the tray, each of which brings the others back. */
export class Surface {
  readonly #parts: SeenParts;
  readonly #options: SurfaceOptions;
  readonly #places: WindowPlaces;
  readonly #panel: TrayHost;
  readonly window: MainWindow;
  readonly #mini: MiniWindow;
  #tray: TrayIcon | null = null;
  #following: ReturnType<typeof followTray> | null = null;
  #untold: readonly AppError[] = [];

  constructor(parts: SeenParts, options: SurfaceOptions) {
    const { platform, icons, preload, placesFile, running, withCore, log } = options;
    const { app, BrowserWindow, dialog } = parts;
    this.#parts = parts;
    this.#options = options;
    this.#places = new WindowPlaces(placesFile, parts.screen, log);
    this.#panel = new TrayHost(platform, () => this.#tray?.renew());
    const common = {
      ...{ BrowserWindow, dialog, places: this.#places, preload, log },
      ...{ icon: join(icons, 'app.png'), packaged: app.isPackaged },
    };
    const tell = (payload: AppError): void => withCore((core) => core.emit({ name: 'notice', payload }));
    this.#mini = new MiniWindow({ ...common, tell, onClosed: () => void this.#keepReachable() });
    this.window = new MainWindow({
      ...{ ...common, platform, tell },
      closing: createCloseChoice({
        ...{ dialog, platform, log, canHide: this.canHide, quit: () => app.quit() },
        get: async () => (await (await running).handlers.hello({})).preferences.windows,
        set: async (windows) => (await running).handlers.updatePreferences({ windows }),
      }),
    });
  }

  /** Whether the person can bring a hidden window back from the tray; asked anew at each need. */
  readonly canHide = (): Promise<boolean> => this.#panel.isThere();
  readonly page = (): BrowserWindow | null => this.window.current;
  readonly focus = (): Promise<boolean> => bringFocus(() => this.window.open(true), this.page);
  readonly pages = (): BrowserWindow[] =>
    [this.window.current, this.#mini.current].filter((shown) => shown !== null);
  readonly isSeen = (): boolean => this.window.current?.isVisible() ?? false;
  readonly notices = (): readonly AppError[] => [...this.#untold, ...this.window.notices];

  /** What the pages ask of each other's windows. */
  readonly windows: WindowsPort = {
    answers: () => this.window.answering,
    open: (which) => (which === 'mini' ? this.#mini.open() : this.window.open(which === 'main')),
  };

  /** Once Electron is ready: the tray comes first. */
  async show(act: (action: TrayAction) => void): Promise<void> {
    const { app, Notification, ...parts } = this.#parts;
    const { platform, icons, withCore, log } = this.#options;
    await this.#places.load();
    const actions = trayActions({
      ...{ withCore, act, window: this.window, Notification },
      openMini: () => this.windows.open('mini'),
      quit: () => app.quit(),
    });
    this.#tray = new TrayIcon({ ...parts, platform, icons, actions, log });
    app.on('child-process-gone', (_event, { type, reason }) =>
      log(`the ${type} process has gone: ${reason}`),
    );
  }

  /** Before the first page asks: that no tray shows is said once. */
  async look(settings: SettingsStore): Promise<void> {
    this.#untold = await tellNoTray(await this.canHide(), settings);
  }

  follow(core: App): void {
    if (this.#tray) this.#following = followTray(core, this.#tray, this.#options.log);
    const unseen = (): boolean => this.window.hidden && this.#mini.current === null;
    restWhenIdle(core, { unseen, rest: () => this.window.rest() });
  }

  /** The icon tells whether the clipboard is watched. */
  showWatching(watching: boolean): void {
    this.#following?.watch(watching);
  }

  /** A hidden window whose tray has gone must not lose its last way back with the mini player. */
  async #keepReachable(): Promise<void> {
    const hidden = (): boolean => this.page() !== null && !this.isSeen();
    if (hidden() && !(await this.canHide()) && hidden()) this.window.open(true);
  }

  async close(): Promise<void> {
    this.#following?.stop();
    this.#tray?.destroy();
    await this.#places.close();
  }
}
