/**
 * What the program imports from `electron`, on plain Node. Each part is typed against electron.d.ts, so a part
 * that drifts from the real one does not compile. Tests reach behind it through `controls.ts` alone.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export {
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  screen,
  Tray,
} from './desktop-parts.ts';
export { ipcMain } from './ipc-main.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { clipboard, crashReporter, dialog, net, powerMonitor, safeStorage, shell } from './system-parts.ts';
