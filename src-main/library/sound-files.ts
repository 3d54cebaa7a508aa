import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Container } from '../../src-preload/contract/voice.ts';
import { diskFault } from '../narration/disk-fault.ts';

/** Seconds: a younger file may be one that another process is about to enter into the database. */
const SETTLED = 600;

/**
 * The sound on the disk: `sound/ab/<key>-<chance>.<container>`. The chance keeps two who make the same sound at once
 * from writing to one file, and lets a sound that is made anew be another file than the one that somebody hears.
 */
export class SoundFiles {
  readonly folder: string;

  constructor(libraryFolder: string) {
    this.folder = join(libraryFolder, 'sound');
  }

  /** A new name, without the container, in a folder that is there. `key`: 64 hex digits. Throws a Fault of the disk. */
  async reserve(key: string): Promise<string> {
    const shelf = key.slice(0, 2);
    try {
      await mkdir(join(this.folder, shelf), { recursive: true });
    } catch (thrown) {
      throw diskFault(thrown, this.folder);
    }
    return `${shelf}/${key}-${randomBytes(4).toString('hex')}`;
  }

  path(file: string): string {
    return join(this.folder, ...file.split('/'));
  }

  /** Whether it is there, whole. */
  async has(file: string, bytes: number): Promise<boolean> {
    const found = await stat(this.path(file)).catch(() => null);
    return found?.isFile() === true && found.size === bytes;
  }

  /** False: another program holds it open, and a later look finds it without an owner. */
  async remove(file: string): Promise<boolean> {
    return rm(this.path(file), { force: true }).then(
      () => true,
      () => false,
    );
  }

  /** Files of that key that are whole. */
  async named(key: string): Promise<string[]> {
    const shelf = key.slice(0, 2);
    const names = await readdir(join(this.folder, shelf)).catch(() => []);
    return names
      .filter((name) => name.startsWith(`${key}-`) && !name.endsWith('.part'))
      .map((name) => `${shelf}/${name}`);
  }

  /** Removes what nobody owns: parts of tapes that a kill left, and files that never came into the database. */
  async sweep(owned: (file: string) => boolean, settled = SETTLED): Promise<number> {
    let removed = 0;
    const before = Date.now() - settled * 1000;
    for (const shelf of await readdir(this.folder).catch(() => [])) {
      for (const name of await readdir(join(this.folder, shelf)).catch(() => [])) {
        const file = `${shelf}/${name}`;
        const found = await stat(this.path(file)).catch(() => null);
        if (!found || found.mtimeMs > before || owned(file)) continue;
        if (await this.remove(file)) removed += 1;
      }
    }
    return removed;
  }
}

/** The container that a file's name tells. */
export const containerOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);
export const fileOf = (stem: string, container: Container): string => `${stem}.${container}`;
