import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Download {
  readonly path: string;
  readonly name: string;
}

/** Finished files that a browser will fetch once each, under a name nobody can guess. Emptied at every start. */
export class Downloads {
  readonly #folder: string;
  readonly #waiting = new Map<string, Download>();
  #ready: Promise<void> | null = null;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'downloads');
  }

  /** A place to write a file to; `token` fetches it once it is there. */
  async reserve(name: string): Promise<{ token: string; path: string }> {
    this.#ready ??= rm(this.#folder, { recursive: true, force: true });
    await this.#ready;
    const token = randomBytes(18).toString('base64url');
    await mkdir(join(this.#folder, token), { recursive: true });
    const path = join(this.#folder, token, name);
    this.#waiting.set(token, { path, name });
    return { token, path };
  }

  find(token: string): Download | null {
    return this.#waiting.get(token) ?? null;
  }

  async clear(): Promise<void> {
    this.#waiting.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
