import type { App } from 'electron';

/** The name of this program's desktop file: portals know it by that, as `desktopName` in package.json has it. */
export const DESKTOP_FILE = 'io.github.voicetray.Voicetray.desktop';

/** This copy of the program and its first arguments, to be started anew. */
export const ownProgram = (
  app: Pick<App, 'getAppPath' | 'isPackaged'>,
  { env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'>,
): string[] =>
  // An AppImage runs from a place that is gone after it; run from its source, Electron is told which program it is.
  [env.APPIMAGE || execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
