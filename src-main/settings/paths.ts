import envPaths from 'env-paths';
import { join } from 'node:path';

export interface Folders {
  /** Narrations, the instance file, the file of keys. */
  readonly data: string;
  readonly settingsFile: string;
}

/**
 * Where everything lives, the same for every host: `VOICETRAY_HOME` holds it all when set, otherwise the
 * system's own folders (XDG on Linux, Application Support on a Mac, AppData on Windows).
 */
export function folders(env: NodeJS.ProcessEnv = process.env): Folders {
  const home = env.VOICETRAY_HOME;
  if (home) return { data: home, settingsFile: join(home, 'settings.json') };
  const paths = envPaths('voicetray', { suffix: '' });
  return { data: paths.data, settingsFile: join(paths.config, 'settings.json') };
}
