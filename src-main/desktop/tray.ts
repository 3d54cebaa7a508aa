import type { Menu, MenuItemConstructorOptions, NativeImage, nativeImage, Tray } from 'electron';
import { join } from 'node:path';
import type { Log } from '../ports.ts';

/** What the menu shows. */
export interface TrayState {
  /** Something plays, is made, or waits. */
  readonly busy: boolean;
  readonly player: 'playing' | 'paused' | 'silent';
}

export interface TrayActions {
  speakClipboard(): void;
  toggle(): void;
  stop(): void;
  open(): void;
  quit(): void;
}

export interface TrayOptions {
  readonly Tray: new (image: NativeImage) => Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly nativeImage: Pick<typeof nativeImage, 'createFromPath'>;
  readonly platform: NodeJS.Platform;
  /** Folder of the icons. */
  readonly icons: string;
  readonly actions: TrayActions;
  readonly log: Log;
}

export interface TrayIcon {
  update(state: TrayState): void;
  destroy(): void;
}

const idle: TrayState = { busy: false, player: 'silent' };

/**
 * The icon with its menu. Everything is in the menu: on Linux a click may never arrive. Null where the system
 * makes none; the window and a second start lead to the same places.
 */
export function createTray(options: TrayOptions): TrayIcon | null {
  const { Tray, Menu, nativeImage, platform, icons, actions, log } = options;
  let tray: Tray;
  try {
    const image = nativeImage.createFromPath(join(icons, iconFile(platform)));
    if (platform === 'darwin') image.setTemplateImage(true);
    tray = new Tray(image);
  } catch (thrown) {
    log(`no tray icon: ${String(thrown)}`);
    return null;
  }
  tray.setToolTip('Voicetray');
  // On a Mac a click opens the menu.
  if (platform !== 'darwin') tray.on('click', () => actions.open());

  let shown = '';
  const update = (state: TrayState): void => {
    const now = JSON.stringify(state);
    if (now === shown) return;
    shown = now;
    // On Linux a changed item is only seen after the menu is set again.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)));
  };
  update(idle);
  return { update, destroy: () => tray.destroy() };
}

export function trayMenu(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: 'Speak clipboard', click: () => actions.speakClipboard() },
    {
      label: state.player === 'paused' ? 'Resume' : 'Pause',
      enabled: state.player !== 'silent',
      click: () => actions.toggle(),
    },
    { label: 'Stop', enabled: state.busy, click: () => actions.stop() },
    { type: 'separator' },
    { label: 'Open Voicetray', click: () => actions.open() },
    { label: 'Quit', click: () => actions.quit() },
  ];
}

/** By platform: 16 (Windows), 22 (Linux panels); a Mac tints its template. Each has an @2x beside it. */
function iconFile(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'trayTemplate.png';
  return platform === 'win32' ? 'tray-16.png' : 'tray-22.png';
}
