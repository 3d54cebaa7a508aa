import { writeFile } from 'atomically';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type BatchItem, batchItemSchema, MAX_BATCH } from '../../src-preload/contract/batch.ts';
import { Fault } from '../fault.ts';
import { fileFault } from '../saving/file-fault.ts';
import { placeName } from './place-name.ts';

const storedSchema = z.object({
  version: z.literal(1),
  folder: z.string().nullable(),
  items: z.array(batchItemSchema).max(MAX_BATCH),
});

/** Documents that wait to become files, with copies of their own, so that they are there after a restart. */
export class BatchList {
  readonly #home: string;
  #items: BatchItem[] = [];
  /** Where the person wants the files; null: not chosen. */
  folder: string | null = null;

  private constructor(home: string) {
    this.#home = home;
  }

  /** A list that cannot be read counts as none. */
  static async open(dataFolder: string): Promise<BatchList> {
    const list = new BatchList(join(dataFolder, 'batch'));
    try {
      const stored = storedSchema.parse(JSON.parse(await readFile(list.#file, 'utf8')));
      list.folder = stored.folder;
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

  /** Takes a file over. Throws a Fault: `batch_full`, or of the disk. */
  async add(path: string, name: string): Promise<void> {
    if (this.#items.length >= MAX_BATCH) throw new Fault('batch_full', { limit: MAX_BATCH });
    const id = randomUUID();
    const place = this.pathOf(id);
    try {
      await mkdir(join(this.#home, 'documents'), { recursive: true });
      const { size } = await stat(path);
      await rename(path, place);
      const fresh = { state: 'waiting', made: 0, pieces: 0, seconds: null } as const;
      this.#items = [...this.#items, { ...fresh, id, name: placeName(name), bytes: size }];
      await this.save();
    } catch (thrown) {
      throw fileFault(thrown, place);
    }
  }

  change(id: string, to: Partial<BatchItem>): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, ...to } : item));
  }

  /** One of them, or all with what was made of them here. */
  async remove(id?: string): Promise<void> {
    this.#items = id === undefined ? [] : this.#items.filter((item) => item.id !== id);
    if (this.#items.length > 0) {
      if (id !== undefined) await rm(this.pathOf(id), { force: true });
      await this.save();
      return;
    }
    this.folder = null;
    await rm(this.#home, { recursive: true, force: true });
  }

  async save(): Promise<void> {
    const stored = { version: 1, folder: this.folder, items: this.#items };
    await writeFile(this.#file, `${JSON.stringify(stored)}\n`, { mode: 0o600 });
  }
}

/** What was under way when the program ended waits again. */
const restored = (item: BatchItem): BatchItem =>
  item.state === 'reading' || item.state === 'speaking' ? { ...item, state: 'waiting' } : item;
