// Electron's runtime for this system: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the package's own, which
// is downloaded once when it is asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, root, say, toolEnv } from './toolchain.mjs';

const electron = join(root, 'node_modules', 'electron');
const manifest = () => JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));

/** Its folder; what is named may also be Electron's own zip. */
export const runtimePlace = () => process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist');

/** The program in that folder. */
export function runtimeProgram() {
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  return join(runtimePlace(), name);
}

export const runtimeVersion = () => manifest().version;

/** Whether `path` is there, after the package's own download where it is missing. */
export function ensureRuntime(path) {
  if (existsSync(path)) return true;
  say("Downloading Electron's runtime (once)…");
  const { status } = spawnSync(findNode(), [join(electron, manifest().bin['install-electron'])], {
    cwd: root,
    env: toolEnv(),
    stdio: 'ignore',
    timeout: 600_000,
  });
  return status === 0 && existsSync(path);
}
