import type { IpcMain, Notification, PowerMonitor, Protocol } from 'electron';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports.ts';
import { serveAppScheme } from './app-protocol.ts';
import { followApp } from './follow-app.ts';
import type { Hotkeys } from './hotkeys.ts';
import { pushEvents, serveIpc } from './ipc.ts';
import { createNotifier } from './notifications.ts';
import { pauseOnSleep } from './power.ts';
import type { Surface } from './surface.ts';

interface ElectronParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly Notification: typeof Notification;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly protocol: Pick<Protocol, 'handle'>;
}

interface HostParts {
  /** Folder of the built page. */
  readonly assets: string;
  readonly surface: Surface;
  readonly hotkeys: Hotkeys;
  readonly preferences: Preferences;
  readonly openWindow: () => void;
  readonly log: Log;
}

/** Ties the core to what a person sees and to the system: from now on pages are answered and events go out. */
export function connectCore(
  core: App,
  { ipcMain, Notification, powerMonitor, protocol }: ElectronParts,
  { assets, surface, hotkeys, preferences, openWindow, log }: HostParts,
): void {
  const { window, pages, isSeen } = surface;
  serveAppScheme(protocol, { assets, core, log });
  serveIpc(ipcMain, { handlers: core.handlers, windows: pages, greeted: (by) => window.heard(by), log });
  pushEvents(core, pages);
  core.subscribe(createNotifier({ Notification, pageVisible: isSeen, openWindow }));
  surface.follow(core);
  followApp(core, hotkeys, preferences.hotkeys);
  pauseOnSleep(powerMonitor, core);
}
