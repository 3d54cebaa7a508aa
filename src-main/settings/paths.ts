import envPaths from 'env-paths';
import { join } from 'node:path';

export interface Folders {
  /** Narrations, the instance file, the file of keys. */
  readonly data: string;
  readonly settingsFile: string;
  /** The keys, for the hosts that have no keyring. */
  readonly keysFile: string;
}

/**
 * Where everything lives, the same for every host: `VOICETRAY_HOME` holds it all when set, otherwise the
 * system's own folders (XDG on Linux, Application Support on a Mac, AppData on Windows).
 */
export function folders(env: NodeJS.ProcessEnv = process.env): Folders {
  const home = env.VOICETRAY_HOME;
  const paths = envPaths('voicetray', { suffix: '' });
  const data = home || paths.data;
  return {
    data,
    settingsFile: join(home || paths.config, 'settings.json'),
    keysFile: join(data, 'keys.json'),
  };
}
