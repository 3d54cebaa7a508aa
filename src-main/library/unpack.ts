import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Fault } from '../fault.ts';
import { diskFault } from '../narration/disk-fault.ts';
import type { Library } from './library.ts';
import {
  HEAD_FILE,
  MAX_HEAD,
  MAX_PACKAGE,
  MAX_TEXT_BYTES,
  PACKAGE_VERSION,
  type PackedHead,
  packedHeadSchema,
  soundName,
  TEXT_FILE,
} from './package-format.ts';
import { readZipEntry, readZipIndex, type ZipIndexEntry } from './zip-reader.ts';

interface Source {
  readonly file: FileHandle;
  readonly path: string;
  readonly index: ReadonlyMap<string, ZipIndexEntry>;
}

/**
 * Takes a packed narration in, under an id of its own where the one it has is taken, and answers its id. Everything in it
 * is checked first: its shape, its sizes, its sums; names in it are never used as places. Rejects with a Fault
 * `import_unreadable`, `import_newer`, `import_too_large` or one of the disk, and then nothing has changed.
 */
export async function unpackNarration(library: Library, path: string): Promise<string> {
  const file = await open(path, 'r');
  const staged: string[] = [];
  try {
    const index = await readZipIndex(file);
    if (!index) throw new Fault('import_unreadable', undefined, 'no zip file');
    const source = { file, path, index };
    const head = parseHead(await whole(source, HEAD_FILE, MAX_HEAD));
    check(head);
    const text = await whole(source, TEXT_FILE, MAX_TEXT_BYTES);
    if (sha256(text) !== head.text.sha256) throw damaged('the text is not what it was');
    const sounds = new Map<number, string>();
    for (const sound of head.sounds) {
      const stem = await library.files.reserve(randomBytes(32).toString('hex'));
      const own = `${stem}.${sound.container}`;
      staged.push(own);
      await take(source, soundName(sound.piece, sound.container), sound, library.files.path(own));
      sounds.set(sound.piece, own);
    }
    return enter(library, head, text.toString('utf8'), sounds);
  } catch (thrown) {
    for (const own of staged) await library.files.remove(own);
    if (thrown instanceof Fault) throw thrown;
    const fault = diskFault(thrown, library.files.folder);
    throw fault instanceof Fault ? fault : damaged(String(thrown));
  } finally {
    await file.close();
  }
}

const damaged = (detail: string): Fault => new Fault('import_unreadable', undefined, detail);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function parseHead(bytes: Buffer): PackedHead {
  const json: unknown = JSON.parse(bytes.toString('utf8'));
  const version = typeof json === 'object' && json && 'version' in json ? json.version : undefined;
  if (typeof version === 'number' && version > PACKAGE_VERSION) throw new Fault('import_newer');
  const head = packedHeadSchema.safeParse(json);
  if (!head.success) throw damaged(head.error.issues[0]?.path.join('.') ?? 'shape');
  return head.data;
}

/** What a schema does not see: places within their bounds, in order, and no more sound than there is room for. */
function check({ pieces, sounds, chapters, characters, messageId }: PackedHead): void {
  const total = sounds.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > MAX_PACKAGE) throw new Fault('import_too_large');
  const inOrder = pieces.every(
    ({ index, start, end, words }, at) =>
      index === at && start <= end && end <= characters && (messageId !== null || words.trim() !== ''),
  );
  const known = new Set(sounds.map(({ piece }) => piece));
  const soundsFit = known.size === sounds.length && sounds.every(({ piece }) => piece < pieces.length);
  if (!inOrder || !soundsFit || chapters.some(({ piece }) => piece >= pieces.length)) {
    throw damaged('its parts do not fit together');
  }
}

async function whole({ file, path, index }: Source, name: string, most: number): Promise<Buffer> {
  const entry = index.get(name);
  if (!entry) throw damaged(`${name} is missing`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readZipEntry(file, path, entry, most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function take(
  { file, path, index }: Source,
  name: string,
  sound: { readonly bytes: number; readonly sha256: string },
  to: string,
): Promise<void> {
  const entry = index.get(name);
  if (!entry) throw damaged(`${name} is missing`);
  const hash = createHash('sha256');
  const part = `${to}.part`;
  const target = await open(part, 'wx', 0o600);
  try {
    for await (const chunk of readZipEntry(file, path, entry, sound.bytes)) {
      hash.update(chunk);
      await target.writeFile(chunk);
    }
    await target.datasync();
    if (hash.digest('hex') !== sound.sha256) throw damaged(`${name} is not what it was`);
    await rename(part, to);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  } finally {
    await target.close();
  }
}

/** All rows at once. Its profile is another computer's: the sound can be heard, and what is missing has no speaker. */
function enter(library: Library, head: PackedHead, text: string, files: ReadonlyMap<number, string>): string {
  return library.change(({ narrations, sounds, now }) => {
    const id = narrations.find(head.id) ? randomUUID() : head.id;
    const { title, profileId, speaker, voice, messageId, answer, characters, created, chapters } = head;
    const planned = head.pieces.map(({ runs, language, ...plan }) => ({
      ...plan,
      ...(runs && { runs }),
      ...(language !== undefined && { language }),
    }));
    const n = narrations.insert({
      ...{ id, title, profileId, speaker, voice, answer, characters, created, chapters, text, planned },
      ...{ pieces: planned.length, ...(messageId !== null && { messageId }) },
    });
    for (const { piece, container, bytes, made } of head.sounds) {
      const { words, ...measure } = made;
      const whole = { ...measure, container, bytes, ...(words && { words }) };
      sounds.use(sounds.add(null, files.get(piece) ?? '', whole, now), n, piece, now);
    }
    narrations.touch(id, now);
    return id;
  });
}
