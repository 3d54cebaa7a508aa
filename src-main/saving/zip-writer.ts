import type { FileHandle } from 'node:fs/promises';

/** 1 January 1980, the earliest that a zip file knows: it is nobody's business when it was packed. */
const DATE = 0x21;
/** Names are UTF-8 (APPNOTE 6.3.10 §4.4.4, bit 11). */
const UTF8 = 0x0800;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  read(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Writes a zip file whose entries are stored as they are (sound does not get smaller), with sizes and sums in front,
 * so that any reader can take it from its beginning: APPNOTE.TXT 6.3.10 §4.3. At most 65,535 entries and 4 GB.
 */
export async function writeZip(file: FileHandle, entries: Iterable<ZipEntry>): Promise<void> {
  let at = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.writeFile(bytes);
    at += bytes.length;
  };
  const index: Buffer[] = [];
  for (const entry of entries) {
    const start = at;
    const name = Buffer.from(entry.name);
    const facts = factsOf(entry, name.length);
    await write(Buffer.concat([number32(0x04034b50), facts, name]));
    for await (const chunk of entry.read()) await write(chunk);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(start, 10);
    index.push(Buffer.concat([number32(0x02014b50), number16(20), facts, tail, name]));
  }
  const size = index.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(index.length, 8);
  end.writeUInt16LE(index.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  await write(Buffer.concat([...index, end]));
}

/** What the entry's own header and the index say alike: 26 bytes. */
function factsOf({ size, crc }: ZipEntry, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8, 2);
  facts.writeUInt16LE(DATE, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(size, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
