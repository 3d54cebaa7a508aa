import { writeFile } from 'atomically';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { isMissing, setAside } from './set-aside.ts';

export interface KeyFileOptions<T> {
  readonly file: string;
  /** Throws for what is no such file. */
  readonly parse: (content: unknown) => Map<string, T>;
  readonly print: (keys: ReadonlyMap<string, T>) => unknown;
  /** Hears `keys_broken`. */
  readonly tell: (notice: AppError) => void;
}

export interface KeyFile<T> {
  /** Rejects with a Fault `storage_failed` where there is a file that cannot be opened. */
  readonly load: () => Promise<ReadonlyMap<string, T>>;
  /** Rejects with a Fault `key_not_kept` or `storage_failed`. Nothing is written where `apply` says false. */
  readonly change: (apply: (keys: Map<string, T>) => boolean) => Promise<void>;
}

/**
 * Keys by the id of their profile, in one file that only its owner can read (mode 0600), written atomically, one
 * change after the other. What is damaged or of a newer program is set aside and told: it must not be replaced in
 * silence, since its keys may still be rescued by hand, and must not keep the person from entering them again.
 */
export function createKeyFile<T>({ file, parse, print, tell }: KeyFileOptions<T>): KeyFile<T> {
  let last: Promise<unknown> = Promise.resolve();
  function afterOthers<R>(work: () => Promise<R>): Promise<R> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function read(): Promise<Map<string, T>> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      if (isMissing(thrown)) return new Map();
      throw new Fault('storage_failed', { folder: dirname(file) }, codeOf(thrown));
    }
    try {
      return parse(JSON.parse(text));
    } catch {
      const name = await setAside(file, 'broken');
      if (name !== null) tell({ code: 'keys_broken', params: { name } });
      return new Map();
    }
  }

  return {
    load: () => afterOthers(read),
    change: (apply) =>
      afterOthers(async () => {
        const keys = await read();
        if (!apply(keys)) return;
        try {
          await mkdir(dirname(file), { recursive: true });
          // SECURITY: for the owner alone.
          await writeFile(file, JSON.stringify(print(keys)), { mode: 0o600 });
        } catch (thrown) {
          // The code alone: it cannot quote the content.
          throw new Fault('key_not_kept', undefined, codeOf(thrown));
        }
      }),
  };
}

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? 'failed';
