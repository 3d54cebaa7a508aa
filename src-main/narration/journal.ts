import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  containerSchema,
  type Container,
  idSchema,
  profileRefSchema,
} from '../../src-preload/contract/model.ts';
import { diskFault } from './disk-fault.ts';
import type { Keep, Keeper } from './keeper.ts';
import type { MadePiece } from './piece-maker.ts';
import type { PlannedPiece } from './plan.ts';

const HEAD = 'narration.json';
const PIECES = 'pieces.jsonl';

const headSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  title: z.string(),
  profileId: profileRefSchema,
  speaker: z.string(),
  voice: z.string().nullable(),
  /** Null while the text is being written, and for ever when that was interrupted. */
  pieces: z.number().int().nullable(),
  characters: z.number().int(),
  /** Seconds since 1970. */
  created: z.number(),
});
export type JournalHead = z.infer<typeof headSchema>;

/** A made piece. Times are seconds on the piece's own clock, places are code units of the source. */
const entrySchema = z.object({
  index: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  file: z.string(),
  container: containerSchema,
  bytes: z.number().int(),
  duration: z.number(),
  soundStart: z.number(),
  soundEnd: z.number(),
  pauseAfter: z.number(),
});
export type JournalEntry = z.infer<typeof entrySchema>;

/** The file of a piece in its narration's folder. */
export const pieceFile = (index: number, container: Container): string =>
  `${String(index).padStart(4, '0')}.${container}`;

/**
 * What a narration's folder says about itself: `narration.json`, written at the start and once more when a text that
 * grew is whole, and `pieces.jsonl`, one line for each made piece, appended after its tape is committed. A kill at
 * any moment costs at most the line being written.
 */
export class Journal implements Keeper {
  readonly folder: string;
  #head: JournalHead;

  private constructor(folder: string, head: JournalHead) {
    this.folder = folder;
    this.#head = head;
  }

  /** Makes the folder. Throws a Fault `storage_failed` or `disk_full`. */
  static async create(folder: string, head: JournalHead): Promise<Journal> {
    try {
      await mkdir(folder, { recursive: true });
      const journal = new Journal(folder, head);
      await journal.#write();
      return journal;
    } catch (thrown) {
      throw diskFault(thrown, folder);
    }
  }

  /** The text is whole. */
  async complete(whole: Pick<JournalHead, 'pieces' | 'characters'>): Promise<void> {
    this.#head = { ...this.#head, ...whole };
    try {
      await this.#write();
    } catch (thrown) {
      throw diskFault(thrown, this.folder);
    }
  }

  pathOf({ index }: PlannedPiece, container: Container): string {
    return join(this.folder, pieceFile(index, container));
  }

  find(): Promise<null> {
    return Promise.resolve(null);
  }

  async add({ index, start, end, pauseAfter }: PlannedPiece, made: MadePiece): Promise<void> {
    const { container, bytes, duration, soundStart, soundEnd } = made;
    const entry: JournalEntry = {
      ...{ index, start, end, pauseAfter, file: pieceFile(index, container) },
      ...{ container, bytes, duration, soundStart, soundEnd },
    };
    try {
      await appendFile(join(this.folder, PIECES), `${JSON.stringify(entry)}\n`);
    } catch (thrown) {
      throw diskFault(thrown, this.folder);
    }
  }

  async #write(): Promise<void> {
    await writeFile(join(this.folder, `${HEAD}.part`), JSON.stringify(this.#head));
    await rename(join(this.folder, `${HEAD}.part`), join(this.folder, HEAD));
  }
}

/** Keeps a narration in a folder of its own, made here. */
export const keepInFolder =
  (folder: string): Keep =>
  (head) =>
    Journal.create(folder, { version: 1, ...head });

/**
 * Reads a folder back: its head, and the made pieces in order. A torn or strange line is left out; of several
 * about one piece the last counts. Null when the folder is no narration.
 */
export async function readJournal(
  folder: string,
): Promise<{ head: JournalHead; pieces: JournalEntry[] } | null> {
  const head = headSchema.safeParse(parse(await text(join(folder, HEAD))));
  if (!head.success) return null;
  const pieces = new Map<number, JournalEntry>();
  for (const line of (await text(join(folder, PIECES))).split('\n')) {
    const entry = entrySchema.safeParse(parse(line));
    if (entry.success) pieces.set(entry.data.index, entry.data);
  }
  return { head: head.data, pieces: [...pieces.values()].sort((a, b) => a.index - b.index) };
}

const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
