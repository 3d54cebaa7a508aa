import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../ports.ts';

interface Budget {
  /** Folders to keep. */
  readonly count: number;
  readonly bytes: number;
  /** Seconds: what was written to since may be in use, by another host perhaps. */
  readonly untouched: number;
}

const BUDGET: Budget = { count: 50, bytes: 2 * 1024 ** 3, untouched: 3600 };

/**
 * Removes the oldest narrations beyond the budget: the newest 50 stay, as far as they fit into 2 GiB. A folder that
 * was written to within the last hour always stays. What cannot be removed is told in the log and left.
 */
export async function pruneNarrations(
  root: string,
  log: Log = () => undefined,
  budget: Partial<Budget> = {},
): Promise<void> {
  const { count, bytes, untouched } = { ...BUDGET, ...budget };
  const folders = (await Promise.all((await names(root)).map((name) => measure(join(root, name)))))
    .filter((folder) => folder !== null)
    .sort((a, b) => b.changed - a.changed);
  const settled = Date.now() / 1000 - untouched;
  let kept = 0;
  let total = 0;
  for (const { path, changed, size } of folders) {
    if (changed > settled || (kept < count && total + size <= bytes)) {
      kept += 1;
      total += size;
    } else {
      await rm(path, { recursive: true, force: true }).catch((thrown: unknown) => {
        log(`an old narration could not be removed: ${String(thrown)}`);
      });
    }
  }
}

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Size in bytes and the last change in seconds since 1970; null for what is no folder or has just gone. */
async function measure(path: string): Promise<{ path: string; changed: number; size: number } | null> {
  try {
    const own = await stat(path);
    if (!own.isDirectory()) return null;
    let size = 0;
    let changed = own.mtimeMs;
    for (const name of await names(path)) {
      const file = await stat(join(path, name));
      size += file.size;
      changed = Math.max(changed, file.mtimeMs);
    }
    return { path, changed: changed / 1000, size };
  } catch {
    return null;
  }
}
