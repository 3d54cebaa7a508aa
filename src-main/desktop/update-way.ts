import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Copy {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly execPath: string;
}

/**
 * How a newer version comes to this copy. `self`: an AppImage, a Mac's disk image and the installer of Windows are
 * looked after by nobody else. `system`: packages (deb, rpm, Flatpak) are. `none`: run from source, or the portable
 * folder of Windows, which has no installer to run again.
 */
export function updateWay({ packaged, platform, env, execPath }: Copy): 'self' | 'system' | 'none' {
  if (!packaged) return 'none';
  if (platform === 'linux') return env.APPIMAGE && !env.FLATPAK_ID ? 'self' : 'system';
  if (platform === 'win32')
    return existsSync(join(dirname(execPath), 'Uninstall Voicetray.exe')) ? 'self' : 'none';
  return platform === 'darwin' ? 'self' : 'none';
}
