import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { cancelled, Fault } from '../fault.ts';
import { diskFault } from './disk-fault.ts';

/** Bytes read at a time. */
const READ = 64 * 1024;

/**
 * The sound of one piece as it comes: bytes are appended to `<path>.part`, which is renamed to `path` when all is
 * there. Any number of readers follow the end while it is written. Writing is awaited, so that a slow disk slows
 * the source. Errors of the disk are Faults `disk_full` and `storage_failed`.
 */
export class Tape {
  readonly path: string;
  readonly #handle: FileHandle;
  /** The writer and the readers: the last one to leave closes the file. */
  #holders = 1;
  #size = 0;
  #state: 'open' | 'complete' | 'failed' = 'open';
  #fault: Fault | null = null;
  readonly #waiting = new Set<() => void>();

  private constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  /** What an earlier try or run left under the name of the part is dropped. */
  static async create(path: string): Promise<Tape> {
    try {
      await rm(partOf(path), { force: true });
      return new Tape(path, await open(partOf(path), 'wx+'));
    } catch (thrown) {
      throw diskFault(thrown, dirname(path));
    }
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  get state(): 'open' | 'complete' | 'failed' {
    return this.#state;
  }

  async append(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const rest = bytes.length - done;
        done += (await this.#handle.write(bytes, done, rest, this.#size + done)).bytesWritten;
      }
    } catch (thrown) {
      throw diskFault(thrown, dirname(this.path));
    }
    this.#size += bytes.length;
    this.#wake();
  }

  /** Commits the tape: from now on it is `path`. */
  async complete(): Promise<void> {
    try {
      await this.#handle.datasync();
      await rename(partOf(this.path), this.path);
    } catch (thrown) {
      throw diskFault(thrown, dirname(this.path));
    }
    this.#state = 'complete';
    this.#wake();
    await this.#leave();
  }

  /** Drops the tape. Readers at work get the bytes there are and then the error; later ones only the error. */
  async fail(error: AppError): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'failed';
    this.#fault = new Fault(error.code, error.params, error.detail);
    this.#wake();
    await rm(partOf(this.path), { force: true }).catch(() => undefined);
    await this.#leave();
  }

  /**
   * The bytes from an offset on, until the tape is complete. Throws the Fault of a failed tape, or `cancelled`
   * when the signal says so.
   */
  async *read(offset = 0, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#holders === 0) {
      if (this.#fault) throw this.#fault;
      yield* readTape(this.path, offset, signal);
      return;
    }
    this.#holders += 1;
    try {
      for (let at = offset; ;) {
        if (signal?.aborted) throw cancelled();
        if (at < this.#size) {
          const bytes = await readAt(this.#handle, at, this.#size - at, this.path);
          at += bytes.length;
          yield bytes;
        } else if (this.#state === 'complete') return;
        else if (this.#fault) throw this.#fault;
        else await this.#change(signal);
      }
    } finally {
      await this.#leave();
    }
  }

  #change(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  async #leave(): Promise<void> {
    this.#holders -= 1;
    if (this.#holders === 0) await this.#handle.close();
  }
}

const partOf = (path: string): string => `${path}.part`;

/** The bytes of a complete tape. Throws a Fault `narration_gone` when the file is no longer there. */
export async function* readTape(
  path: string,
  offset = 0,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await openTape(path);
  try {
    for (let at = offset; ;) {
      if (signal?.aborted) throw cancelled();
      const bytes = await readAt(handle, at, READ, path);
      if (bytes.length === 0) return;
      at += bytes.length;
      yield bytes;
    }
  } finally {
    await handle.close();
  }
}

async function openTape(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') {
      throw new Fault('narration_gone');
    }
    throw diskFault(thrown, dirname(path));
  }
}

async function readAt(handle: FileHandle, at: number, wanted: number, path: string): Promise<Uint8Array> {
  try {
    const bytes = new Uint8Array(Math.min(READ, wanted));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
    return bytes.subarray(0, bytesRead);
  } catch (thrown) {
    throw diskFault(thrown, dirname(path));
  }
}
