import type { App } from 'electron';

/** What the systems know this program by, as `appId` in electron-builder.yml has it. */
export const APP_ID = 'io.github.voicetray.Voicetray';

/** The name of this program's desktop file: portals know it by that, as `desktopName` in package.json has it. */
export const DESKTOP_FILE = `${APP_ID}.desktop`;

/**
 * Windows shows notifications, and groups windows, under the id that the installer gave to the shortcut in its menu. A run
 * from source has no shortcut: its program stands for it.
 */
export function nameToWindows(
  app: Pick<App, 'isPackaged' | 'setAppUserModelId'>,
  { execPath, platform }: Pick<NodeJS.Process, 'execPath' | 'platform'>,
): void {
  if (platform === 'win32') app.setAppUserModelId(app.isPackaged ? APP_ID : execPath);
}

/** This copy of the program and its first arguments, to be started anew. */
export const ownProgram = (
  app: Pick<App, 'getAppPath' | 'isPackaged'>,
  { env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'>,
): string[] =>
  // An AppImage runs from a place that is gone after it; run from its source, Electron is told which program it is.
  [env.APPIMAGE || execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
