import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { collectFiles } from '../batch/collect-files.ts';
import { Fault } from '../fault.ts';
import { systemCode } from '../saving/file-fault.ts';
import type { Uploads } from './uploads.ts';

/** Letters of a name: of a longer one its end. */
const LONGEST = 1000;

/** Letters of the names of files that are not there. */
const MOST_NAMES = 100;

/** A file that waits for a window. */
interface Handed {
  readonly id: string;
  readonly path: string;
  /** As the person knows it, with the folders below the one that was named. */
  readonly name: string;
}

/**
 * Files of this computer that the system or another start of the program names. They wait until a window asks for
 * them, and go from there the way of a file that the window itself hands over: by a copy of their own.
 */
export class HandedFiles {
  readonly #uploads: Pick<Uploads, 'receive'>;
  readonly #onMore: () => void;
  #waiting: Handed[] = [];
  #taken = new Map<string, Handed>();

  /** `onMore`: there is something to take. */
  constructor(uploads: Pick<Uploads, 'receive'>, onMore: () => void) {
    this.#uploads = uploads;
    this.#onMore = onMore;
  }

  /**
   * Of a folder its documents. What cannot be read is kept too, so that the window tells why. Absolute paths. Throws a
   * Fault `files_missing` when there is none of them, as with words that are no files.
   */
  async add(paths: readonly string[]): Promise<void> {
    if ((await Promise.all(paths.map(isMissing))).every(Boolean)) {
      const names = paths.map((path) => basename(path)).join(', ');
      throw new Fault('files_missing', {
        names: names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES)}…` : names,
      });
    }
    const { documentEndings } = await import('../documents/kind.ts');
    for (const path of paths) {
      const found = await collectFiles([path], documentEndings).catch(() => [{ path, name: basename(path) }]);
      // An empty folder has a name to be told by.
      const files = found.length > 0 ? found : [{ path, name: basename(path) }];
      // Whoever asks once more, since nothing was shown, means the same.
      const fresh = files.filter((file) => !this.#waiting.some((known) => known.path === file.path));
      this.#waiting.push(...fresh.map((file) => ({ id: randomUUID(), ...file })));
    }
    if (this.#waiting.length > 0) this.#onMore();
  }

  /** All that wait, for the window that asks first. What an earlier one took and never asked for is forgotten. */
  take(): { id: string; name: string }[] {
    const files = this.#waiting;
    if (files.length > 0) this.#taken = new Map(files.map((file) => [file.id, file]));
    this.#waiting = [];
    return files.map(({ id, name }) => ({ id, name: name.slice(-LONGEST) }));
  }

  /** Copies one that was taken, as an upload. Throws a Fault: `upload_gone`, `text_unreadable`, `document_unknown`, or the upload's. */
  async handOver(id: string): Promise<{ token: string }> {
    const file = this.#taken.get(id);
    if (!file) throw new Fault('upload_gone');
    this.#taken.delete(id);
    const { path } = file;
    const name = basename(path);
    try {
      const found = await stat(path);
      if (found.isDirectory()) throw new Fault('document_empty', { name });
      // Neither a pipe nor a device ends by itself.
      if (!found.isFile()) throw new Fault('document_unknown', { name });
      return await this.#uploads.receive(name, readingOf(path, name));
    } catch (thrown) {
      throw unreadable(thrown, name);
    }
  }
}

/** What the disk says of the file itself is told of the file: what it says of the copy is not. */
async function* readingOf(path: string, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (thrown) {
    throw unreadable(thrown, name);
  }
}

function unreadable(thrown: unknown, name: string): unknown {
  const code = systemCode(thrown);
  return code === undefined ? thrown : new Fault('text_unreadable', { name }, code);
}

const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    (thrown: unknown) => systemCode(thrown) === 'ENOENT',
  );
