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

/** What electron-builder makes of this program around an Electron that is none: everything but the runtime. */
export interface Packed {
  /** The unpacked program, as every target takes it in. */
  readonly folder: string;
  readonly archive: string;
  /** All of the archive as plain files, far from the project's own node_modules. */
  readonly app: string;
  /** What each package holds outside of the program's folder; of deb and rpm `after-install`; Flatpak's manifest. */
  readonly packages: string;
  /** Of each fuse `0` or `1`, in the order that Electron gives them. */
  readonly fuses: string;
  leave(): Promise<void>;
}

export async function packProgram(...kinds: readonly ('deb' | 'rpm' | 'flatpak')[]): Promise<Packed> {
  const place = await mkdtemp(join(tmpdir(), 'voicetray-package-'));
  const electron = join(place, 'electron');
  const packages = join(place, 'packages');
  await mkdir(join(electron, 'resources'), { recursive: true });
  // Each fuse starts as what it must not stay, but for the ninth, which electron-builder does not know yet.
  await writeFile(join(electron, 'electron'), `${SENTINEL}\u0001${String.fromCharCode(FUSES)}101100110`);
  const bin = join(place, 'bin');
  await mkdir(bin);
  for (const name of ['flatpak', 'flatpak-builder']) await symlink(here('flatpak.mjs'), join(bin, name));
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--linux', ...kinds, '--publish', 'never'],
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(place, 'dist')}`,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        PATH: [bin, process.env.PATH].join(delimiter),
        CUSTOM_FPM_PATH: here('fpm.mjs'),
        VOICETRAY_PACKAGE: packages,
      },
    },
  );
  const folder = join(place, 'dist/linux-unpacked');
  const archive = join(folder, 'resources/app.asar');
  const app = join(place, 'app');
  asar.extractAll(archive, app);
  const binary = await readFile(join(folder, 'voicetray'), 'latin1');
  const at = binary.indexOf(SENTINEL) + SENTINEL.length + 2;
  return {
    ...{ folder, archive, app, packages },
    fuses: binary.slice(at, at + FUSES),
    leave: () => rm(place, { recursive: true, force: true }),
  };
}
