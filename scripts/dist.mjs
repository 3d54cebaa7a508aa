// `npm run dist`: packages of Voicetray for this system, in the folder dist. Electron's runtime is taken from
// ELECTRON_OVERRIDE_DIST_PATH (a folder, or Electron's own zip), else from node_modules, else downloaded.
import { join } from 'node:path';
import { ensureRuntime, runtimePlace, runtimeVersion } from './electron-runtime.mjs';
import { ensureBuilt, ensureInstalled, findNode, root, run, say } from './toolchain.mjs';

ensureInstalled();
ensureBuilt();
const runtime = runtimePlace();
const asked = process.argv.slice(2);
// A Mac's packages hold two runtimes, so they are always made of what electron-builder downloads itself.
const universal = process.platform === 'darwin';

if (!universal && !ensureRuntime(runtime)) {
  say(
    `No package was made: Electron's runtime is not at hand and could not be downloaded; set ELECTRON_OVERRIDE_DIST_PATH to the folder or zip of Electron ${runtimeVersion()}.`,
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
