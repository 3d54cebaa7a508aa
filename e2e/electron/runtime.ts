import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Electron's own runtime: a path, or the reason why it cannot run here. */
export type Runtime = { path: string; missing: null } | { path: null; missing: string };

/** Looks where the `electron` package would, without its download. */
export function findRuntime(env: NodeJS.ProcessEnv = process.env): Runtime {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist');
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
    'electron';
  const path = join(folder, name);
  const without = (missing: string): Runtime => ({ path: null, missing });
  if (!existsSync(path)) return without("Electron's runtime is not installed");
  if (process.platform !== 'linux') return { path, missing: null };
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return without('there is no display');
  if (process.getuid?.() === 0) return without('Electron does not run as root with its sandbox on');
  return { path, missing: null };
}
