import type { GlobalShortcut, MenuItemConstructorOptions, NativeImage as ElectronImage } from 'electron';
import type { Display, NativeTheme, Rectangle, Screen } from 'electron';
import type {
  Menu as ElectronMenu,
  Notification as ElectronNotification,
  Tray as ElectronTray,
} from 'electron';
import type { NotificationConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';

/** What the desktop shows and hears, for the doors. */
export const desktop = {
  trays: [] as Tray[],
  notifications: [] as NotificationConstructorOptions[],
  applicationMenu: undefined as Menu | null | undefined,
  shortcuts: new Map<string, () => void>(),
  /** Accelerators that another program holds. */
  taken: new Set<string>(),
  keysSuspended: false,
  trayBroken: false,
  /** The work areas of the screens, the first one's first. */
  workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Rectangle[],
};

class NativeImage implements Pick<ElectronImage, 'isEmpty' | 'setTemplateImage'> {
  readonly path: string;
  template = false;
  constructor(path: string) {
    this.path = path;
  }
  isEmpty(): boolean {
    return !existsSync(this.path);
  }
  setTemplateImage(option: boolean): void {
    this.template = option;
  }
}
export const nativeImage = { createFromPath: (path: string) => new NativeImage(path) };

export class Menu {
  readonly items: MenuItemConstructorOptions[];
  constructor(items: MenuItemConstructorOptions[] = []) {
    this.items = items;
  }
  static buildFromTemplate(template: Parameters<typeof ElectronMenu.buildFromTemplate>[0]): Menu {
    return new Menu(template as MenuItemConstructorOptions[]);
  }
  static setApplicationMenu(menu: Menu | null): void {
    desktop.applicationMenu = menu;
  }
}

export class Tray extends EventEmitter implements Pick<ElectronTray, 'destroy' | 'setToolTip'> {
  image: NativeImage;
  tooltip = '';
  menu: Menu | null = null;
  destroyed = false;
  constructor(image: NativeImage) {
    super();
    if (desktop.trayBroken) throw new Error('no tray here');
    this.image = image;
    desktop.trays.push(this);
  }
  /** Electron takes a path too; ours gives images. */
  setImage(image: NativeImage): void {
    this.image = image;
  }
  setToolTip(tooltip: string): void {
    this.tooltip = tooltip;
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class Notification extends EventEmitter implements Pick<ElectronNotification, 'show'> {
  readonly options: NotificationConstructorOptions;
  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    desktop.notifications.push(this.options);
  }
}

/** As Electron's: a key that another program or this one holds is refused, and words that are no key throw. */
export const globalShortcut = {
  register(accelerator, callback) {
    if (!/^([A-Za-z]+\+)*(\S|F\d{1,2}|[A-Za-z]{2,})$/.test(accelerator))
      throw new TypeError(`conversion failure from ${accelerator}`);
    const held = desktop.taken.has(accelerator) || desktop.shortcuts.has(accelerator);
    if (held || desktop.keysSuspended) return false;
    desktop.shortcuts.set(accelerator, callback);
    return true;
  },
  setSuspended(suspended) {
    desktop.keysSuspended = suspended;
  },
  unregister(accelerator) {
    desktop.shortcuts.delete(accelerator);
  },
  unregisterAll() {
    desktop.shortcuts.clear();
  },
} satisfies Pick<GlobalShortcut, 'register' | 'setSuspended' | 'unregister' | 'unregisterAll'>;

/** Panels that turn dark tell it by `updated`. */
class Theme extends EventEmitter implements Pick<NativeTheme, 'shouldUseDarkColorsForSystemIntegratedUI'> {
  shouldUseDarkColorsForSystemIntegratedUI = false;
}
export const nativeTheme = new Theme();

const displays = (): Display[] =>
  desktop.workAreas.map(
    (workArea, id) => ({ id, workArea }) satisfies Pick<Display, 'id' | 'workArea'> as Display,
  );
export const screen = {
  // In no order that anybody promises.
  getAllDisplays: () => displays().reverse(),
  getPrimaryDisplay: () => displays()[0]!,
} satisfies Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
