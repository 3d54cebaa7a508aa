import asar from '@electron/asar';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Where a program's fuses stand (Electron's `docs/tutorial/fuses.md`): this, a version, their number, one letter each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

/** Each fuse as what it must not stay, but for the ninth, which electron-builder does not know yet. */
export const wrongFuses = `${SENTINEL}\u0001${String.fromCharCode(FUSES)}101100110`;

/** Of each fuse in a program `0` or `1`, in the order that Electron gives them. */
export async function fusesOf(program: string): Promise<string> {
  const binary = await readFile(program, 'latin1');
  const at = binary.indexOf(SENTINEL) + SENTINEL.length + 2;
  return binary.slice(at, at + FUSES);
}

/** Lets electron-builder make packages, of what `--linux deb` and the like name, around what stands for Electron. */
export async function build(
  place: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...[...args, '--publish', 'never'],
      `-c.electronDist=${join(place, 'electron')}`,
      `-c.directories.output=${join(place, 'dist')}`,
    ],
    { cwd: root, env: { ...process.env, ...env } },
  );
}

/** What electron-builder makes of this program around an Electron that is none: everything but the runtime. */
export interface Packed {
  /** The unpacked program, as every target takes it in. */
  readonly folder: string;
  readonly archive: string;
  /** All of the archive as plain files, far from the project's own node_modules. */
  readonly app: string;
  /**
   * What each package holds outside of the program's folder; of deb and rpm their scripts; Flatpak's manifest; all of the
   * AppImage.
   */
  readonly packages: string;
  /** Of each fuse `0` or `1`, in the order that Electron gives them. */
  readonly fuses: string;
  leave(): Promise<void>;
}

export async function packProgram(
  ...kinds: readonly ('deb' | 'rpm' | 'AppImage' | 'flatpak')[]
): Promise<Packed> {
  const place = await mkdtemp(join(tmpdir(), 'voicetray-package-'));
  const packages = join(place, 'packages');
  await mkdir(join(place, 'electron/resources'), { recursive: true });
  // It says how it was started, and no more.
  const program = `#!/bin/sh\nprintf '%s\\n' "$@"\nexit 0\n${wrongFuses}`;
  await writeFile(join(place, 'electron/electron'), program, { encoding: 'latin1', mode: 0o755 });
  const bin = join(place, 'bin');
  await mkdir(bin);
  for (const name of ['flatpak', 'flatpak-builder']) await symlink(here('flatpak.mjs'), join(bin, name));
  await build(place, ['--linux', ...kinds], {
    PATH: [bin, process.env.PATH].join(delimiter),
    CUSTOM_FPM_PATH: here('fpm.mjs'),
    APPIMAGE_TOOLS_PATH: await appImageTools(join(place, 'appimage')),
    VOICETRAY_PACKAGE: packages,
  });
  const folder = join(place, 'dist/linux-unpacked');
  const archive = join(folder, 'resources/app.asar');
  const app = join(place, 'app');
  asar.extractAll(archive, app);
  return {
    ...{ folder, archive, app, packages },
    fuses: await fusesOf(join(folder, 'voicetray')),
    leave: () => rm(place, { recursive: true, force: true }),
  };
}

/** The maker of AppImages, whose runtime is none and which packs nothing. */
async function appImageTools(folder: string): Promise<string> {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  await mkdir(join(folder, 'lib', arch), { recursive: true });
  await mkdir(join(folder, 'runtimes'));
  for (const name of [`runtimes/runtime-${arch}`, 'desktop-file-validate'])
    await writeFile(join(folder, name), name);
  await symlink(here('mksquashfs.mjs'), join(folder, 'mksquashfs'));
  return folder;
}
