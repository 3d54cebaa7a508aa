import type { App } from 'electron';
import { Fault } from '../fault.ts';
import { createMacAutostart, createWindowsAutostart } from './autostart-login.ts';
import type { Autostart } from './autostart-port.ts';
import { ownProgram } from './own-program.ts';
import { createXdgAutostart } from './autostart-xdg.ts';

export interface AutostartOptions {
  readonly app: Pick<
    App,
    'getAppPath' | 'getLoginItemSettings' | 'getPath' | 'isPackaged' | 'setLoginItemSettings'
  >;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly execPath: string;
  /** Absolute path. */
  readonly icon: string;
}

/** In a Flatpak the entry would have to name the program as the host sees it, which only its portal may write. */
const unsupported: Autostart = {
  state: () => Promise.resolve('unsupported'),
  set: () => Promise.reject(new Fault('autostart_failed')),
  refresh: () => Promise.resolve(),
};

export function createAutostart({ app, platform, env, execPath, icon }: AutostartOptions): Autostart {
  // Run from its source, Electron is told which program it is to be.
  const args = [...(app.isPackaged ? [] : [app.getAppPath()]), '--hidden'];
  if (platform === 'darwin') return app.isPackaged ? createMacAutostart(app) : unsupported;
  if (platform === 'win32') return createWindowsAutostart(app, execPath, args.map(inQuotes));
  if (platform !== 'linux' || env.FLATPAK_ID) return unsupported;
  const command = [...ownProgram(app, { env, execPath }), '--hidden'];
  return createXdgAutostart({ env, home: app.getPath('home'), command, icon });
}

const inQuotes = (argument: string): string => (/\s/.test(argument) ? `"${argument}"` : argument);

/** Whether the system, and not a person, has just started the program. A Mac gives no argument for it. */
export const wasStartedBySystem = (
  app: Pick<App, 'getLoginItemSettings'>,
  platform: NodeJS.Platform,
): boolean => platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
