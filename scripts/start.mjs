// `npm start`: installs and builds what is missing, then opens the desktop host, or the browser host where
// Electron cannot run. `npm start -- --browser` asks for the browser host directly.
import { spawnSync } from 'node:child_process';
import { ensureRuntime, runtimeProgram } from './electron-runtime.mjs';
import { ensureBuilt, ensureInstalled, root, run, runHost, say } from './toolchain.mjs';

/** A desktop host that ends with an error this soon did not come up. */
const cameUpAfter = 15_000;

const args = process.argv.slice(2);
ensureInstalled();
ensureBuilt();

if (args.includes('--browser')) {
  process.exitCode = await browser(args.filter((arg) => arg !== '--browser'));
} else {
  const why = cannotRunElectron() ?? (await desktop());
  if (why) {
    say(`${why} Voicetray opens in the browser instead.`);
    process.exitCode = await browser(args);
  }
}

/** The desktop host until it ends; a reason when it did not come up. */
async function desktop() {
  const started = Date.now();
  const code = await run(runtimeProgram(), [root, ...args]);
  if (code !== 0 && code !== 130 && code !== 143 && Date.now() - started < cameUpAfter) {
    return `Electron could not start here (exit code ${code}).`;
  }
  process.exitCode = code;
  return null;
}

function browser(rest) {
  return runHost('browser', rest);
}

/** Why Electron cannot run, in a sentence, or null. Downloads the runtime when it is not there yet. */
function cannotRunElectron() {
  const linux = process.platform === 'linux';
  if (linux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'There is no display for a desktop window.';
  if (linux && process.getuid?.() === 0) return 'Electron does not run as root with its sandbox on.';
  if (!ensureRuntime(runtimeProgram())) return "Electron's runtime could not be downloaded.";
  const missing = linux ? missingLibraries() : [];
  if (missing.length > 0)
    return `Electron needs system libraries that are missing here (${missing.join(', ')}).`;
  return null;
}

function missingLibraries() {
  const { stdout } = spawnSync('ldd', [runtimeProgram()], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}
