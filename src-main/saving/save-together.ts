import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { cancelled, Fault } from '../fault.ts';
import { fileFault } from './file-fault.ts';
import { publish } from './publish.ts';

interface Together {
  /** Made if it is missing. */
  readonly folder: string;
  /** Names of files that will be there. */
  readonly names: readonly string[];
  /** Files of these names may be replaced. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
}

/**
 * Several files that belong together: `fill` writes them into a hidden folder, and only when all are whole do they get
 * their places. A save that is cancelled or fails leaves nothing behind, not even the folder that it made; what was
 * there before stays. Throws Faults: `file_exists` without `replace`, before anything is written; `folder_missing`,
 * `folder_read_only`, `disk_full`, `save_failed`, `cancelled`, or what `fill` throws.
 */
export async function saveTogether<T>(
  { folder: wanted, names, replace, signal }: Together,
  fill: (draft: string) => Promise<T>,
): Promise<T> {
  const folder = resolve(wanted);
  const draft = join(folder, `.voicetray.part-${randomBytes(4).toString('hex')}`);
  const added: string[] = [];
  let made: string | undefined;
  let isWhole = false;
  try {
    made = await mkdir(folder, { recursive: true });
    if (!replace) await refuseTaken(folder, names);
    await mkdir(draft);
    const result = await fill(draft);
    for (const name of await readdir(draft)) {
      if (signal.aborted) throw cancelled();
      await publish(join(draft, name), join(folder, name), replace).catch((thrown: unknown) => {
        throw fileFault(thrown, join(folder, name));
      });
      if (!replace) added.push(join(folder, name));
    }
    isWhole = true;
    return result;
  } catch (thrown) {
    throw inPlace(fileFault(thrown, join(folder, basename(folder))), draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    if (!isWhole) await takeBack(added, folder, made);
  }
}

/** Early, before minutes of work; `publish` decides again when it counts. */
async function refuseTaken(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const isFree = await lstat(join(folder, name)).then(
      () => false,
      () => true,
    );
    if (!isFree) throw new Fault('file_exists', { name });
  }
}

/** Nobody knows the hidden folder: a Fault about it is about the folder that was asked for. */
function inPlace(thrown: unknown, draft: string, folder: string): unknown {
  if (!(thrown instanceof Fault) || thrown.error.params?.['folder'] !== draft) return thrown;
  const { code, params, detail } = thrown.error;
  return new Fault(code, { ...params, folder }, detail);
}

/** The files that this save added, and the folders that it made as far as nothing else is in them. */
async function takeBack(added: readonly string[], folder: string, made: string | undefined): Promise<void> {
  for (const path of added) await rm(path, { force: true }).catch(() => undefined);
  if (made === undefined) return;
  const isMade = (path: string): boolean => !relative(made, path).startsWith('..');
  for (let path = folder; isMade(path); path = dirname(path)) {
    const isGone = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
