import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AppError, errorRow } from '../../src-preload/contract/errors.ts';
import { cancelled, Fault, toAppError } from '../fault.ts';
import { fileFault, systemCode } from '../saving/file-fault.ts';
import type { Source } from './collect-files.ts';
import { DoneRecord } from './done-record.ts';
import { outputNames } from './output-names.ts';

/** What became of one source. */
export type Outcome =
  /** `unsplit`: a file for each chapter was wanted, but there are no several chapters. */
  | { readonly kind: 'saved'; readonly seconds: number; readonly unsplit?: boolean }
  /** It was made before, of the same words in the same manner. */
  | { readonly kind: 'kept' }
  /** A file is there; of so many parts, so many are in it. */
  | { readonly kind: 'partial'; readonly seconds: number; readonly error: AppError }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** Nothing was tried: it would have failed like the one before. */
  | { readonly kind: 'untried' };

export interface Done {
  readonly source: Source;
  /** Below the output folder. */
  readonly output: string;
  readonly outcome: Outcome;
}

export interface BatchOrder {
  readonly sources: readonly Source[];
  readonly folder: string;
  /** With the dot; empty where each source becomes a folder of its own. */
  readonly ending: string;
  /** All that changes the sound besides the words: who speaks, the format, what else is written. */
  readonly manner: string;
  /** Files that were not made here may be replaced. */
  readonly replace: boolean;
  /** Makes one file, and may replace what is there only if told so. Rejects with a Fault. */
  readonly make: (order: MakeOrder) => Promise<Extract<Outcome, { kind: 'saved' | 'partial' }>>;
  readonly onDone?: (done: Done) => void;
}

export interface MakeOrder {
  readonly source: Source;
  readonly path: string;
  readonly replace: boolean;
  readonly signal: AbortSignal;
}

/**
 * Makes one file after the other, so that a server is asked for one text at a time. What fails does not end the run,
 * unless every further one would fail alike. A run in the same folder goes on where the one before ended: what was
 * made is kept while its words and manner are the same. Rejects with a Fault: `cancelled`, or of the folder itself.
 */
export async function runBatch(order: BatchOrder, signal: AbortSignal): Promise<Done[]> {
  await onDisk(order.folder, mkdir(order.folder, { recursive: true }));
  // Before anything is paid for.
  await onDisk(join(order.folder, 'file'), access(order.folder, constants.W_OK));
  const record = await DoneRecord.open(order.folder);
  const all: Done[] = [];
  let hopeless = false;
  for (const { source, place, output } of placesOf(order, record)) {
    if (signal.aborted) throw cancelled();
    const outcome = hopeless
      ? ({ kind: 'untried' } as const)
      : await makeOne(order, { source, place, output, record, signal });
    if ('error' in outcome) hopeless = concernsAll(outcome.error);
    const done: Done = { source, output, outcome };
    all.push(done);
    order.onDone?.(done);
  }
  return all;
}

/** Those of its sources that a run would have to make. Rejects with a Fault `cancelled`. */
export async function unmade(
  order: Pick<BatchOrder, 'sources' | 'folder' | 'ending' | 'manner'>,
  signal: AbortSignal,
): Promise<Source[]> {
  const record = await DoneRecord.open(order.folder);
  const found: Source[] = [];
  for (const { source, output } of placesOf(order, record)) {
    if (signal.aborted) throw cancelled();
    const digest = await digestOf(source, order.manner).catch(() => null);
    const kept =
      digest !== null && record.of(output) === digest && (await exists(join(order.folder, output)));
    if (!kept) found.push(source);
  }
  return found;
}

interface Place {
  readonly source: Source;
  /** Below the output folder, without an ending. */
  readonly place: string;
  readonly output: string;
}

function placesOf({ sources, ending }: Pick<BatchOrder, 'sources' | 'ending'>, record: DoneRecord): Place[] {
  const places = outputNames(sources, record.places());
  return sources.map((source, at) => {
    const place = places[at] ?? source.name;
    return { source, place, output: `${place}${ending}` };
  });
}

/** A key that is refused, a server that is away, a full disk: the next text would fare no better. */
const concernsAll = ({ code }: AppError): boolean =>
  errorRow(code).hold !== 'none' || code === 'disk_full' || code === 'folder_read_only';

interface One extends Place {
  readonly record: DoneRecord;
  readonly signal: AbortSignal;
}

async function makeOne(order: BatchOrder, { source, place, output, record, signal }: One): Promise<Outcome> {
  try {
    const path = join(order.folder, output);
    const digest = await digestOf(source, order.manner);
    const known = record.of(output);
    const there = await exists(path);
    const note = (made: string) => onDisk(path, record.add(output, made, { source: source.name, place }));
    if (there && known === digest) {
      await note(digest);
      return { kind: 'kept' };
    }
    await onDisk(path, mkdir(dirname(path), { recursive: true }));
    // What this folder's record names was made by a run like this one, of other words or in another manner.
    const replace = order.replace || known !== undefined;
    const outcome = await order.make({ source, path, replace, signal });
    // Unfinished: the next run makes it whole.
    await note(outcome.kind === 'saved' ? digest : '');
    return outcome;
  } catch (thrown) {
    if (signal.aborted) throw cancelled();
    return { kind: 'failed', error: toAppError(thrown) };
  }
}

/** Over the bytes of a file and what else counts. Throws a Fault `text_unreadable`. */
async function digestOf({ path, name }: Source, manner: string): Promise<string> {
  const hash = createHash('sha256').update(manner).update('\0');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (thrown) {
    throw new Fault('text_unreadable', { name }, systemCode(thrown) ?? 'read');
  }
  return hash.digest('base64url');
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Errors of the disk become Faults about the place. */
const onDisk = <T>(path: string, work: Promise<T>): Promise<T> =>
  work.catch((thrown: unknown) => {
    throw fileFault(thrown, path);
  });
