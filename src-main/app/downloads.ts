import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Download {
  readonly path: string;
  readonly name: string;
}

/** A browser fetches a file at once; a fetch that broke off may be tried again for so long, milliseconds. */
const KEPT = 10 * 60_000;

/** Finished files that a browser fetches, each under a name nobody can guess, for a few minutes. */
export class Downloads {
  readonly #folder: string;
  readonly #kept: number;
  readonly #waiting = new Map<string, Download>();

  /** Call `clear` first: a run before this one may have been killed. */
  constructor(dataFolder: string, kept = KEPT) {
    this.#folder = join(dataFolder, 'downloads');
    this.#kept = kept;
  }

  /** A place to write a file to; `token` fetches it once it is there. */
  async reserve(name: string): Promise<{ token: string; path: string }> {
    const token = randomBytes(18).toString('base64url');
    const folder = join(this.#folder, token);
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    this.#waiting.set(token, { path, name });
    setTimeout(() => void this.#drop(token), this.#kept).unref();
    return { token, path };
  }

  find(token: string): Download | null {
    return this.#waiting.get(token) ?? null;
  }

  async clear(): Promise<void> {
    this.#waiting.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #drop(token: string): Promise<void> {
    this.#waiting.delete(token);
    await rm(join(this.#folder, token), { recursive: true, force: true });
  }
}
