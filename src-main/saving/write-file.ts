import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import { cancelled, Fault } from '../fault.ts';
import type { About } from './about.ts';
import { copyOrEncode } from './copy-or-encode.ts';
import { fileFault, systemCode } from './file-fault.ts';
import { formatOf } from './formats.ts';
import type { SavePart } from './save-part.ts';
import { publish } from './publish.ts';
import { type SubtitleKind, subtitlesOf } from './subtitles.ts';
import { saveText } from './save-text.ts';
import { Timeline } from './timeline.ts';

/** The most a wav file can tell of itself: its sizes have 32 bits. */
const WAV_MOST = 0xffff_ffff;
/** Bytes that are gathered for one write. */
const RUN = 256 * 1024;

export interface SaveRequest {
  readonly parts: readonly SavePart[] | AsyncIterable<SavePart>;
  readonly format: SaveFormat;
  /** Ends as `format` says. */
  readonly path: string;
  /** A file of this name may be replaced. */
  readonly replace: boolean;
  readonly title: string;
  /** Tags besides the title. */
  readonly about?: Omit<About, 'title'>;
  /** Written beside the sound under the same name. */
  readonly subtitles?: SubtitleKind | undefined;
  /** Brings all parts to one loudness. */
  readonly evenLoudness?: boolean | undefined;
  readonly signal: AbortSignal;
  /** How many parts there will be, when `parts` does not tell. */
  readonly total?: number;
  /** 0 to 1, by parts; 1 once the file stands under its name. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Saved {
  readonly seconds: number;
  readonly bytes: number;
}

/**
 * Joins parts into one file. It is written beside its place under a hidden name and takes its own name when it is
 * whole and on disk: whatever happens on the way, there is no half file, and a file that was there stays as it was.
 * Memory does not grow with length. Throws Faults: `file_format`, `file_name`, `nothing_to_save`, `file_exists`,
 * `folder_missing`, `folder_read_only`, `disk_full`, `save_failed`, `cancelled`, or a part's own.
 */
export async function saveRecording(request: SaveRequest): Promise<Saved> {
  if (formatOf(request.path) !== request.format) throw new Fault('file_format');
  if (request.signal.aborted) throw cancelled();
  const path = resolve(request.path);
  const draft = draftPath(path);
  try {
    await onDisk(path, refuseTaken(path, request.replace));
    const handle = await onDisk(path, open(draft, 'wx'));
    const written = await fill(handle, request, path).finally(() => handle.close());
    if (request.signal.aborted) throw cancelled();
    await onDisk(path, publish(draft, path, request.replace));
    if (request.subtitles) await writeSubtitles(request.subtitles, path, written.timeline, request);
    request.onProgress?.(1);
    return { seconds: written.seconds, bytes: written.bytes };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Errors of the file itself become Faults about its place; those of the parts stay what they are. */
const onDisk = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw fileFault(error, path);
  });

/** Early, before minutes of work; `publish` decides again when it counts. */
async function refuseTaken(path: string, replace: boolean): Promise<void> {
  const found = await lstat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory()) {
    throw new Fault('file_name', { name: basename(path) }, 'a folder has this name');
  }
  if (found && !replace) throw new Fault('file_exists', { name: basename(path) });
}

/** Beside the sound: whoever let the sound be replaced means both. Sound without its subtitles is not left behind. */
async function writeSubtitles(
  kind: SubtitleKind,
  path: string,
  timeline: Timeline,
  { title, about, replace }: SaveRequest,
): Promise<void> {
  const text = subtitlesOf(kind, timeline.placed, { title, artist: about?.artist });
  try {
    await saveText(subtitlesPath(path, kind), text, replace, 0o666);
  } catch (thrown) {
    await rm(path, { force: true });
    throw thrown;
  }
}

/** The sound's name with the ending of the subtitles. */
const subtitlesPath = (path: string, kind: SubtitleKind): string =>
  path.slice(0, path.length - extname(path).length) + `.${kind}`;

async function fill(
  handle: FileHandle,
  request: SaveRequest,
  path: string,
): Promise<Saved & { timeline: Timeline }> {
  const { title, about, format, signal, evenLoudness } = request;
  const timeline = new Timeline();
  const labels = { about: { ...about, title }, marks: () => timeline.marks(title) };
  const encoding = copyOrEncode(format, reporting(request), { labels, timeline, signal, evenLoudness });
  let bytes = 0;
  for await (const run of placed(gathered(encoding.bytes), dirname(path))) {
    bytes += run.length;
    if (format === 'wav' && bytes > WAV_MOST) {
      throw new Fault(
        'save_failed',
        { folder: dirname(path) },
        'A WAV file holds at most 4 GB. Save it as MP3.',
      );
    }
    await onDisk(path, writeAll(handle, run, null));
  }
  if (bytes === 0) throw new Fault('nothing_to_save');
  await onDisk(path, writeAll(handle, encoding.head(), 0));
  await onDisk(path, handle.sync());
  return { seconds: encoding.seconds(), bytes, timeline };
}

/** An encoder that breaks knows nothing of the file; its Fault is to name the folder. */
async function* placed<T>(source: AsyncIterable<T>, folder: string): AsyncGenerator<T, void, undefined> {
  try {
    yield* source;
  } catch (thrown) {
    if (!(thrown instanceof Fault) || thrown.error.code !== 'save_failed' || thrown.error.params)
      throw thrown;
    throw new Fault('save_failed', { folder }, thrown.error.detail);
  }
}

/** Tells, each time a part is asked for, how many were used up before it. */
async function* reporting(request: SaveRequest): AsyncGenerator<SavePart, void, undefined> {
  const total = 'length' in request.parts ? request.parts.length : request.total;
  let done = 0;
  for await (const part of request.parts) {
    yield part;
    done += 1;
    // Never 1 before the file is in its place.
    if (total !== undefined) request.onProgress?.(Math.min(0.99, done / Math.max(1, total)));
  }
}

async function* gathered(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const run of bytes) {
    held.push(run);
    size += run.length;
    if (size < RUN) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** A nearly full disk takes part of a write and refuses the next. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const place = position === null ? null : position + at;
    at += (await handle.write(bytes, at, bytes.length - at, place)).bytesWritten;
  }
}

/** Hidden, beside the file, and short enough for any name. */
function draftPath(path: string): string {
  const name = basename(path).slice(0, 40);
  return join(dirname(path), `.${name}.part-${randomBytes(4).toString('hex')}`);
}
