import type { App } from 'electron';
import { shellWords } from '../shell-words.ts';

/** How a shell starts this copy of the program. */
export function ownCommand(
  app: Pick<App, 'getAppPath' | 'isPackaged'>,
  { env, execPath, platform }: Pick<NodeJS.Process, 'env' | 'execPath' | 'platform'>,
): string {
  if (env.FLATPAK_ID) return shellWords(['flatpak', 'run', env.FLATPAK_ID], platform);
  // An AppImage runs from a place that is gone after it; run from its source, Electron is told which program it is.
  const program = [env.APPIMAGE || execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
  return shellWords(program, platform);
}
