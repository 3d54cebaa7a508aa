import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../fault.ts';

/**
 * Puts a file that cannot be used under another name beside it, never over it: `settings.json` becomes
 * `settings-broken-….json`. Gives the new name; null when another process was faster. Rejects with a Fault
 * `storage_failed`.
 */
export async function setAside(file: string, why: 'broken' | 'newer'): Promise<string | null> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const name = `${basename(file, '.json')}-${why}-${stamp}.json`;
  try {
    await rename(file, join(dirname(file), name));
    return name;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw new Fault('storage_failed', { folder: dirname(file) }, String(thrown));
  }
}

export const isMissing = (thrown: unknown): boolean =>
  (thrown as NodeJS.ErrnoException | null)?.code === 'ENOENT';
