import type { App } from 'electron';
import { shellWords } from '../shell-words.ts';
import { ownProgram } from './own-program.ts';

/** How a shell starts this copy of the program. */
export function ownCommand(
  app: Pick<App, 'getAppPath' | 'isPackaged'>,
  { env, execPath, platform }: Pick<NodeJS.Process, 'env' | 'execPath' | 'platform'>,
): string {
  if (env.FLATPAK_ID) return shellWords(['flatpak', 'run', env.FLATPAK_ID], platform);
  return shellWords(ownProgram(app, { env, execPath }), platform);
}
