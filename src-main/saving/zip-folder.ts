import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { cancelled } from '../fault.ts';
import { fileFault } from './file-fault.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/**
 * One zip of the files in a folder, in the order of their names, stored as they are. The folder is gone afterwards.
 * Throws Faults of the disk, or `cancelled`; then there is no zip.
 */
export async function zipFolder(folder: string, path: string, signal: AbortSignal): Promise<void> {
  try {
    const names = (await readdir(folder)).sort();
    const entries: ZipEntry[] = [];
    for (const name of names) entries.push(await entryOf(join(folder, name), name, signal));
    const file = await open(path, 'wx', 0o600);
    await writeZip(file, entries).finally(() => file.close());
    await rm(folder, { recursive: true });
  } catch (thrown) {
    await rm(path, { force: true }).catch(() => undefined);
    throw fileFault(thrown, path);
  }
}

async function entryOf(path: string, name: string, signal: AbortSignal): Promise<ZipEntry> {
  const read = (): AsyncIterable<Uint8Array> => createReadStream(path) as AsyncIterable<Uint8Array>;
  let crc = 0;
  for await (const chunk of read()) {
    if (signal.aborted) throw cancelled();
    crc = crc32(chunk, crc);
  }
  return { name, size: (await stat(path)).size, crc, read };
}
