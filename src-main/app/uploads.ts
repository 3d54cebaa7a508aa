import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Fault } from '../fault.ts';
import { fileFault } from '../saving/file-fault.ts';

/** A file that a window has handed over. */
export interface Upload {
  readonly path: string;
  /** As the person knows it, without a folder; the file itself is called otherwise. */
  readonly name: string;
}

interface UploadLimits {
  /** Bytes of one file: a narration of many hours, with all its sound. */
  readonly bytes: number;
  /** Milliseconds that it is kept for. */
  readonly kept: number;
  /** Files that are kept at once; more let the oldest go. */
  readonly files: number;
}

const usual: UploadLimits = { bytes: 2_000_000_000, kept: 10 * 60_000, files: 8 };

/** Files that windows hand over, each under a name nobody can guess, for a few minutes. */
export class Uploads {
  readonly #folder: string;
  readonly #limits: UploadLimits;
  readonly #waiting = new Map<string, Upload>();

  /** Call `clear` first: a run before this one may have been killed. */
  constructor(dataFolder: string, limits: Partial<UploadLimits> = {}) {
    this.#folder = join(dataFolder, 'uploads');
    this.#limits = { ...usual, ...limits };
  }

  /**
   * Keeps what comes, as it comes. Throws a Fault: `document_too_large`, `request_invalid` for a name that is none,
   * or the disk's; nothing is left of it then, nor of a body that breaks off.
   */
  async receive(name: string, body: AsyncIterable<Uint8Array>): Promise<{ token: string }> {
    const shown = basename(name.replaceAll('\\', '/').replace(/\p{Cc}/gu, '')).toWellFormed();
    if (shown === '' || shown.length > 255) throw new Fault('request_invalid', undefined, 'no name');
    const token = randomBytes(18).toString('base64url');
    const path = join(this.#folder, token);
    try {
      await mkdir(this.#folder, { recursive: true });
      await this.#write(path, shown, body);
    } catch (thrown) {
      await rm(path, { force: true });
      throw fileFault(thrown, path);
    }
    this.#waiting.set(token, { path, name: shown });
    setTimeout(() => void this.drop(token), this.#limits.kept).unref();
    for (const oldest of [...this.#waiting.keys()].slice(0, -this.#limits.files)) await this.drop(oldest);
    return { token };
  }

  /** Throws a Fault `upload_gone`. */
  take(token: string): Upload {
    const upload = this.#waiting.get(token);
    if (!upload) throw new Fault('upload_gone');
    return upload;
  }

  /** Forgets a file that is done with. */
  async drop(token: string): Promise<void> {
    const upload = this.#waiting.get(token);
    this.#waiting.delete(token);
    if (upload) await rm(upload.path, { force: true });
  }

  async clear(): Promise<void> {
    this.#waiting.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #write(path: string, name: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await open(path, 'wx', 0o600);
    try {
      let size = 0;
      for await (const chunk of body) {
        size += chunk.length;
        if (size > this.#limits.bytes) {
          throw new Fault('document_too_large', { name, limit: this.#limits.bytes / 1_000_000 });
        }
        await file.write(chunk);
      }
    } finally {
      await file.close();
    }
  }
}
