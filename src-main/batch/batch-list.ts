import { writeFile } from 'atomically';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type BatchItem, batchItemSchema, MAX_BATCH } from '../../src-preload/contract/batch.ts';
import { Fault } from '../fault.ts';
import { fileFault } from '../saving/file-fault.ts';
import { placeName } from './place-name.ts';

/** A narration that was begun of a document, in a manner: what is made of it is gone on with. */
const begunSchema = z.object({ narrationId: z.string(), manner: z.string() });
type Begun = z.infer<typeof begunSchema>;

const storedSchema = z.object({
  version: z.literal(1),
  folder: z.string().nullable(),
  items: z.array(batchItemSchema).max(MAX_BATCH),
  unseen: z.boolean().default(false),
  agreed: z.string().nullable().default(null),
  begun: z.record(z.string(), begunSchema).default({}),
  made: z.record(z.string(), z.string()).default({}),
});

/** Documents that wait to become files, with copies of their own, so that they are there after a restart. */
export class BatchList {
  readonly #home: string;
  #items: BatchItem[] = [];
  /** By document: those that are not whole yet. */
  #begun: Readonly<Record<string, Begun>> = {};
  /** By document: the manner of its file. */
  #made: Readonly<Record<string, string>> = {};
  /** Where the person wants the files; null: not chosen. */
  folder: string | null = null;
  /** A run has begun, and nobody has seen what came of it. */
  unseen = false;
  /** The manner in which the documents may be spoken however long they are; null: it has to be asked. */
  agreed: string | null = null;

  private constructor(home: string) {
    this.#home = home;
  }

  /** A list that cannot be read counts as none. */
  static async open(dataFolder: string): Promise<BatchList> {
    const list = new BatchList(join(dataFolder, 'batch'));
    try {
      const stored = storedSchema.parse(JSON.parse(await readFile(list.#file, 'utf8')));
      const { folder, unseen, agreed, begun, made } = stored;
      Object.assign(list, { folder, unseen, agreed });
      list.#begun = begun;
      list.#made = made;
      list.#items = stored.items.map(restored);
    } catch {
      // There is none, or it is of no use.
    }
    return list;
  }

  get #file(): string {
    return join(this.#home, 'list.json');
  }

  get items(): readonly BatchItem[] {
    return this.#items;
  }

  /** Where files are made that a browser fetches. */
  get ownFolder(): string {
    return join(this.#home, 'made');
  }

  pathOf(id: string): string {
    return join(this.#home, 'documents', id);
  }

  /** Takes a file over; the same once more changes nothing. Throws a Fault: `batch_full`, or of the disk. */
  async add(path: string, given: string): Promise<void> {
    if (this.#items.length >= MAX_BATCH) throw new Fault('batch_full', { limit: MAX_BATCH });
    const id = randomUUID();
    const name = placeName(given);
    const place = this.pathOf(id);
    try {
      await mkdir(join(this.#home, 'documents'), { recursive: true });
      const { size } = await stat(path);
      for (const other of this.#items) {
        const alike = other.name === name && other.bytes === size;
        if (alike && (await sameBytes(path, this.pathOf(other.id)))) return;
      }
      await rename(path, place);
      const fresh = { state: 'waiting', made: 0, pieces: 0, seconds: null } as const;
      this.#items = [...this.#items, { ...fresh, id, name, bytes: size }];
      this.agreed = null;
      await this.save();
    } catch (thrown) {
      throw fileFault(thrown, place);
    }
  }

  change(id: string, to: Partial<BatchItem>): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, ...to } : item));
  }

  /** The narration that is begun of a document; null: it is whole. */
  begin(id: string, begun: Begun | null): void {
    this.#begun = withEntry(this.#begun, id, begun);
  }

  begunOf(id: string, manner: string): string | undefined {
    const begun = this.#begun[id];
    return begun?.manner === manner ? begun.narrationId : undefined;
  }

  /** What was made of it for a browser to fetch, or null. */
  ownFileOf(id: string): string | null {
    const output = this.#items.find((item) => item.id === id)?.output;
    return this.folder === null && output !== undefined ? join(this.ownFolder, output) : null;
  }

  /** Its file is there, of this manner. */
  finish(id: string, manner: string): void {
    this.#made = withEntry(this.#made, id, manner);
  }

  /** Its file, if there is one, was made in another manner than this one. */
  isOtherwise({ id }: BatchItem, manner: string): boolean {
    return (this.#made[id] ?? manner) !== manner;
  }

  /** One of them, or all with what was made of them here. */
  async remove(id?: string): Promise<void> {
    this.#items = id === undefined ? [] : this.#items.filter((item) => item.id !== id);
    if (this.#items.length > 0) {
      if (id !== undefined) {
        this.begin(id, null);
        this.#made = withEntry(this.#made, id, null);
        await rm(this.pathOf(id), { force: true });
      }
      await this.save();
      return;
    }
    this.#begun = {};
    this.#made = {};
    Object.assign(this, { folder: null, unseen: false, agreed: null });
    await rm(this.#home, { recursive: true, force: true });
  }

  async save(): Promise<void> {
    const { folder, unseen, agreed } = this;
    const stored = {
      version: 1,
      folder,
      items: this.#items,
      unseen,
      agreed,
      begun: this.#begun,
      made: this.#made,
    };
    await writeFile(this.#file, `${JSON.stringify(stored)}\n`, { mode: 0o600 });
  }
}

/** What was under way when the program ended waits again. */
const restored = (item: BatchItem): BatchItem =>
  item.state === 'reading' || item.state === 'speaking' ? { ...item, state: 'waiting' } : item;

/** The same with another value of one key; null: without it. */
function withEntry<T>(all: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const others = Object.entries(all).filter(([known]) => known !== key);
  return Object.fromEntries(value === null ? others : [...others, [key, value]]);
}

async function sameBytes(one: string, other: string): Promise<boolean> {
  const [mine, theirs] = await Promise.all([readFile(one), readFile(other).catch(() => null)]);
  return theirs !== null && mine.equals(theirs);
}
