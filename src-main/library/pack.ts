import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '../fault.ts';
import type { PlannedPiece } from '../narration/plan.ts';
import { readTape } from '../narration/tape.ts';
import { publish } from '../saving/publish.ts';
import type { Library } from './library.ts';
import {
  HEAD_FILE,
  MAX_PACKAGE,
  MAX_PIECES,
  PACKAGE_VERSION,
  type PackedHead,
  type PackedSound,
  soundName,
  TEXT_FILE,
} from './package-format.ts';
import { writeZip, type ZipEntry } from '../saving/zip-writer.ts';

/**
 * Writes a narration with all its sound into one zip file: `narration.json`, `text.txt`, and `sound/00000.mp3` and so
 * on. Sound that is not whole is left out, and is made anew where it is missed. Rejects with a Fault `narration_gone`,
 * or with the system's error about the file.
 */
export async function packNarration(
  library: Library,
  id: string,
  path: string,
  replace: boolean,
): Promise<void> {
  const row = library.find(id);
  const pieces = library.use(({ narrations }) => narrations.script(row.n));
  const text = Buffer.from(library.use(({ narrations }) => narrations.text(row.n)));
  const sounds: PackedSound[] = [];
  const entries: ZipEntry[] = [];
  let total = text.length;
  for (const [piece, { file, container, bytes, made }] of library.use((t) => t.sounds.of(row.n))) {
    if (!(await library.files.has(file, bytes))) continue;
    const from = library.files.path(file);
    const sums = await sumsOf(readTape(from));
    sounds.push({ piece, container, bytes, made, sha256: sums.sha256 });
    entries.push({
      name: soundName(piece, container),
      size: bytes,
      crc: sums.crc,
      read: () => readTape(from),
    });
    total += bytes;
  }
  if (total > MAX_PACKAGE || pieces.length > MAX_PIECES) throw new Fault('import_too_large');
  const head: PackedHead = {
    ...({ app: 'voicetray', kind: 'narration', version: PACKAGE_VERSION } as const),
    ...{ id: row.id, title: row.title, profileId: row.profile, speaker: row.speaker, voice: row.voice },
    ...{ messageId: row.message, answer: row.answer, characters: row.characters, created: row.created },
    text: { sha256: createHash('sha256').update(text).digest('hex'), bytes: text.length },
    ...{ chapters: row.chapters, pieces: pieces.map(copyOf), sounds },
  };
  const json = Buffer.from(JSON.stringify(head, null, 1));
  const plain = (name: string, bytes: Buffer): ZipEntry => ({
    ...{ name, size: bytes.length, crc: crc32(bytes) },
    read: () => [bytes],
  });
  await writeWhole(path, replace, [plain(HEAD_FILE, json), plain(TEXT_FILE, text), ...entries]);
}

const copyOf = ({ sentences, runs, ...plan }: PlannedPiece): PackedHead['pieces'][number] => ({
  ...{ ...plan, sentences: [...sentences] },
  ...(runs && { runs: [...runs] }),
});

/** Beside its place first: nobody ever sees half a file. */
async function writeWhole(path: string, replace: boolean, entries: readonly ZipEntry[]): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await writeZip(file, entries).finally(() => file.close());
    await publish(part, path, replace);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

async function sumsOf(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; crc: number }> {
  const hash = createHash('sha256');
  let crc = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
  }
  return { sha256: hash.digest('hex'), crc };
}
