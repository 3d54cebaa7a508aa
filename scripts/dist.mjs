// `npm run dist`: packages of Voicetray for this system, in the folder dist. Electron's runtime is taken from
// ELECTRON_OVERRIDE_DIST_PATH (a folder, or Electron's own zip), else from node_modules, else downloaded.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findNode, root, run, say, toolEnv } from './toolchain.mjs';

ensureInstalled();
ensureBuilt();
const electron = join(root, 'node_modules', 'electron');
const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist');
const asked = process.argv.slice(2);
// A Mac's packages hold two runtimes, so they are always made of what electron-builder downloads itself.
const universal = process.platform === 'darwin';

if (!universal && !existsSync(runtime) && !download()) {
  say(
    `No package was made: Electron's runtime is not at hand and could not be downloaded; set ELECTRON_OVERRIDE_DIST_PATH to the folder or zip of Electron ${version()}.`,
  );
  process.exitCode = 1;
} else {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const dist = universal ? [] : [`-c.electronDist=${runtime}`];
  const code = await run(findNode(), [builder, '--publish', 'never', ...dist, ...asked]);
  say(
    code === 0
      ? 'The packages are in the folder dist.'
      : 'Not every package could be made. What is missing stands above; `npm run dist -- --linux deb` makes one kind alone.',
  );
  process.exitCode = code;
}

function version() {
  return JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;
}

function download() {
  say("Downloading Electron's runtime (once)…");
  const { bin } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  const { status } = spawnSync(findNode(), [join(electron, bin['install-electron'])], {
    cwd: root,
    env: toolEnv(),
    stdio: 'ignore',
    timeout: 600_000,
  });
  return status === 0 && existsSync(runtime);
}
