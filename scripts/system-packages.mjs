// The programs that end-to-end tests drive: a real browser, a sound server to record from, foreign decoders.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './toolchain.mjs';

/** Command to look for → Debian package that brings it. */
const needed = {
  chromium: 'chromium',
  pulseaudio: 'pulseaudio',
  parec: 'pulseaudio-utils',
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  sox: 'sox',
  'espeak-ng': 'espeak-ng',
  mpv: 'mpv',
  openssl: 'openssl',
  'dbus-daemon': 'dbus-daemon',
  'dbus-monitor': 'dbus-bin',
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
  'dbus-send': 'dbus-bin',
  Xvfb: 'xvfb',
  xclip: 'xclip',
  sway: 'sway',
  'flatpak-builder': 'flatpak-builder',
  'wl-copy': 'wl-clipboard',
  makensis: 'nsis',
};

const onPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

/** Installs what is missing (and what `more` names) on Debian as root; elsewhere says the exact command and ends. */
export async function ensureSystemPackages(more = {}) {
  const missing = [
    ...new Set(
      Object.entries({ ...needed, ...more }).flatMap(([command, name]) => (onPath(command) ? [] : [name])),
    ),
  ];
  if (missing.length === 0) return;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  if (!onPath('apt-get') || process.getuid?.() !== 0) {
    say(`This needs programs that are missing here. On Debian or Ubuntu: sudo ${install.join(' ')}`);
    say(`Elsewhere, install: ${missing.join(', ')}`);
    console.log('\n0 passed, 1 failed');
    process.exit(1);
  }
  say(`Installing Debian packages: ${missing.join(', ')}`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-qq'], quiet);
  if ((await run(install[0], [...install.slice(1), '-qq'], quiet)) !== 0) {
    say('The Debian packages could not be installed.');
    process.exit(1);
  }
}
