import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFault } from '../narration/disk-fault.ts';

/** Who speaks, in all that its sound depends on but the words; JSON. */
export type Identity = readonly unknown[];

/** The name that a sound is found by: SHA-256 over who speaks and what is said, 64 hex digits. */
export const soundKey = (identity: Identity, content: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([1, identity, content]))
    .digest('hex');

/**
 * Stands for an API key in what is kept: two profiles with one key are one, and without the salt nobody can try
 * whether a key that they guess was this one.
 */
export const keyMark = (salt: Buffer, key: string): string =>
  createHmac('sha256', salt).update(key).digest('hex');

/**
 * The library's own random bytes, made once. They lie beside the database, so that sound is still known after the
 * database had to be set aside. Throws a Fault of the disk.
 */
export async function readSalt(folder: string): Promise<Buffer> {
  const file = join(folder, 'salt');
  try {
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(file, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true });
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    }
    const salt = await readFile(file);
    if (salt.length === 32) return salt;
    // A power cut may leave it empty: what was kept by it is made anew, and no more.
    const fresh = randomBytes(32);
    await writeFile(file, fresh, { mode: 0o600, flush: true });
    return fresh;
  } catch (thrown) {
    throw diskFault(thrown, folder);
  }
}
