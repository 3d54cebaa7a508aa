import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../fault.ts';

/** Milliseconds after which whoever was removing the file must have died over it. */
const ABANDONED = 5000;

/** A small file that only one process can make at a time, and only its owner can read. */
export class InstanceFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Makes the file; false when there is one. */
  create(text: string): Promise<boolean> {
    return this.#do(async () => {
      await mkdir(dirname(this.#path), { recursive: true });
      return unless('EEXIST', () => writeFile(this.#path, text, { mode: 0o600, flag: 'wx' }));
    });
  }

  /** Null when there is none. */
  read(): Promise<string | null> {
    return this.#do(() => readText(this.#path));
  }

  /** Replaces the file at once, for whoever made it. */
  replace(text: string): Promise<void> {
    return this.#do(async () => {
      const draft = `${this.#path}.${randomBytes(6).toString('hex')}`;
      await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
      await rename(draft, this.#path);
    });
  }

  /**
   * Takes away the file if it still holds `text`. One process at a time does so, or the second could take away
   * what the first has put in its place; false when another one is at it.
   */
  remove(text: string): Promise<boolean> {
    return this.#do(async () => {
      const guard = `${this.#path}.removing`;
      if (!(await unless('EEXIST', () => writeFile(guard, '', { flag: 'wx' })))) {
        const age = Date.now() - (await stat(guard).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
        if (age > ABANDONED) await rm(guard, { force: true });
        return false;
      }
      try {
        if ((await readText(this.#path)) === text) await rm(this.#path, { force: true });
      } finally {
        await rm(guard, { force: true });
      }
      return true;
    });
  }

  async #do<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (thrown) {
      throw new Fault('storage_failed', { folder: dirname(this.#path) }, String(thrown));
    }
  }
}

async function readText(path: string): Promise<string | null> {
  let text: string | null = null;
  await unless('ENOENT', async () => (text = await readFile(path, 'utf8')));
  return text;
}

/** Whether it was done; false when it failed with just this code. */
async function unless(code: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException | null)?.code === code) return false;
    throw thrown;
  }
}
