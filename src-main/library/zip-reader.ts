import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

export interface ZipIndexEntry {
  /** As it is packed, and as it will be: what the index claims. */
  readonly packed: number;
  readonly method: number;
  readonly start: number;
}

/** Bytes at the end in which the end of the index is: its 22 and the longest remark. */
const END = 22 + 65_535;
/** Bytes of an index at most. */
const MAX_INDEX = 32 * 1024 ** 2;

/** What a zip file holds, by name; null: it is none that is read here. Names are as they are: trust none. */
export async function readZipIndex(file: FileHandle): Promise<Map<string, ZipIndexEntry> | null> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END), Math.min(size, END));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + 22 > tail.length) return null;
  const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (length > MAX_INDEX || start + length > size) return null;
  const index = await readAt(file, start, length);
  const entries = new Map<string, ZipIndexEntry>();
  for (let from = 0; from + 46 <= index.length && index.readUInt32LE(from) === 0x02014b50;) {
    const nameEnd = from + 46 + index.readUInt16LE(from + 28);
    const name = index.toString('utf8', from + 46, nameEnd);
    const packed = index.readUInt32LE(from + 20);
    const own = index.readUInt32LE(from + 42);
    if (own + 30 > size) return null;
    entries.set(name, { packed, method: index.readUInt16LE(from + 10), start: own });
    from = nameEnd + index.readUInt16LE(from + 30) + index.readUInt16LE(from + 32);
  }
  return entries;
}

/** The bytes of one entry, no more than `most`. Throws where it is packed in a way that is not read here. */
export async function* readZipEntry(
  file: FileHandle,
  path: string,
  { start, packed, method }: ZipIndexEntry,
  most: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const head = await readAt(file, start, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw new Error('no entry there');
  if (method !== 0 && method !== 8) throw new Error('packed in another way');
  if (packed === 0) return;
  const from = start + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const stored = createReadStream(path, { start: from, end: from + packed - 1 });
  let taken = 0;
  const unpacked = method === 0 ? stored : stored.pipe(createInflateRaw());
  // What a pipe does not carry: a file that cannot be read.
  stored.on('error', (error) => unpacked.destroy(error));
  for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
    taken += chunk.length;
    if (taken > most) throw new Error('larger than it may be');
    yield chunk;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
