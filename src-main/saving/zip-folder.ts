import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { crc32 } from 'node:zlib';
import { cancelled, Fault } from '../fault.ts';
import { fileFault } from './file-fault.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/** Bytes that a zip file can tell of, with some room for its index. */
const MOST = 0xf000_0000;

/**
 * One zip of all files below a folder, in the order of their names, stored as they are; hidden ones are left out.
 * Throws Faults of the disk, `save_failed` above 4 GB, or `cancelled`; then there is no zip.
 */
export async function zipFolder(folder: string, path: string, signal: AbortSignal): Promise<void> {
  try {
    const entries: ZipEntry[] = [];
    for (const file of await filesBelow(folder)) entries.push(await entryOf(file, folder, signal));
    if (entries.reduce((sum, { size }) => sum + size, 0) > MOST) {
      throw new Fault('save_failed', { folder: dirname(path) }, 'A zip file holds at most 4 GB.');
    }
    const file = await open(path, 'wx', 0o600);
    await writeZip(file, entries).finally(() => file.close());
  } catch (thrown) {
    await rm(path, { force: true }).catch(() => undefined);
    throw signal.aborted ? cancelled() : fileFault(thrown, path);
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

async function entryOf(path: string, folder: string, signal: AbortSignal): Promise<ZipEntry> {
  const read = (): AsyncIterable<Uint8Array> => createReadStream(path, { signal });
  let crc = 0;
  for await (const chunk of read()) crc = crc32(chunk, crc);
  const name = relative(folder, path).split(sep).join('/');
  return { name, size: (await stat(path)).size, crc, read };
}
