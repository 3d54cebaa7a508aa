import * as standIn from './app.ts';
import * as frames from './browser-window.ts';
import * as desktop from './desktop-parts.ts';
import * as ipc from './ipc-main.ts';
import * as schemes from './protocol.ts';
import { refuseUnknown, refuseUnknownOf } from './refuse-unknown.ts';
import * as sessions from './session.ts';
import * as system from './system-parts.ts';
import { StandInWebContents } from './web-contents.ts';

/**
 * What the program imports from `electron`, on plain Node. Each part is typed against electron.d.ts, so a part
 * that drifts from the real one does not compile, and refuses at run time what it does not have. Tests reach behind it
 * through `controls.ts` alone.
 */
export const app = refuseUnknown('app', standIn.app);
export const BrowserWindow = refuseUnknownOf('BrowserWindow', frames.BrowserWindow);
export const Menu = refuseUnknownOf('Menu', desktop.Menu);
export const Notification = refuseUnknownOf('Notification', desktop.Notification);
export const Tray = refuseUnknownOf('Tray', desktop.Tray);
export const globalShortcut = refuseUnknown('globalShortcut', desktop.globalShortcut);
export const nativeImage = refuseUnknown('nativeImage', desktop.nativeImage);
export const nativeTheme = refuseUnknown('nativeTheme', desktop.nativeTheme);
export const screen = refuseUnknown('screen', desktop.screen);
export const ipcMain = refuseUnknown('ipcMain', ipc.ipcMain);
export const protocol = refuseUnknown('protocol', schemes.protocol);
export const session = refuseUnknown('session', sessions.session);
export const clipboard = refuseUnknown('clipboard', system.clipboard);
export const crashReporter = refuseUnknown('crashReporter', system.crashReporter);
export const dialog = refuseUnknown('dialog', system.dialog);
export const net = refuseUnknown('net', system.net);
export const powerMonitor = refuseUnknown('powerMonitor', system.powerMonitor);
export const safeStorage = refuseUnknown('safeStorage', system.safeStorage);
export const shell = refuseUnknown('shell', system.shell);
refuseUnknown('a WebContents', StandInWebContents.prototype);
refuseUnknown('a Session', sessions.session.defaultSession);
