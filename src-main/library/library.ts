import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import type { Identify, Keeper, KeptContent, KeptHead } from '../narration/keeper.ts';
import type { Plan } from '../narration/plan.ts';
import type { Log } from '../ports.ts';
import { adopt } from './adopt.ts';
import { Base } from './base.ts';
import { readSalt } from './keys.ts';
import { LibraryKeeper } from './library-keeper.ts';
import type { NarrationRow, SoundRow } from './rows.ts';
import { SoundFiles } from './sound-files.ts';
import type { Store, Tables } from './store.ts';

export interface LibraryOptions {
  readonly folder: string;
  readonly log: Log;
  /** Whether sound that was made before is used again. */
  readonly reuses: () => boolean;
  /** What it keeps has changed. */
  readonly onChange: () => void;
  /** More sound is there: it may be too much. */
  readonly onGrowth: () => void;
  /** The database could not be used any more and was set aside. */
  readonly onNotice: (notice: AppError) => void;
}

/** A narration as it was kept. */
export interface Reopened {
  readonly text: string;
  readonly plan: Plan;
  readonly keeper: Keeper;
}

/**
 * What was narrated, with its sound: a database (`library.sqlite`) and a folder of files beside it. SQLite answers at
 * once, so every call here is short; whoever works on much does it bit by bit.
 */
export class Library implements Store {
  readonly files: SoundFiles;
  readonly #options: LibraryOptions;
  readonly #base: Base;
  #salt: Promise<Buffer> | null = null;

  private constructor(options: LibraryOptions, base: Base) {
    this.#options = options;
    this.#base = base;
    this.files = new SoundFiles(options.folder);
  }

  /** Throws a Fault of the disk. */
  static async open(options: LibraryOptions): Promise<Library> {
    const library = new Library(options, await Base.open(options));
    library.indexSoon();
    return library;
  }

  /** One or more reads or single writes. Throws a Fault of the disk; damage sets the database aside. */
  use<T>(work: (tables: Tables) => T): T {
    return this.#base.use(work);
  }

  /** Writes that belong together: all or nothing. */
  change<T>(work: (tables: Tables) => T): T {
    return this.#base.change(work);
  }

  reuses(): boolean {
    return this.#options.reuses();
  }

  tell(): void {
    this.#options.onChange();
  }

  grew(): void {
    this.#options.onGrowth();
    this.#options.onChange();
  }

  salt(): Promise<Buffer> {
    this.#salt ??= readSalt(this.#options.folder).catch((thrown: unknown) => {
      this.#salt = null;
      throw thrown;
    });
    return this.#salt;
  }

  keep(head: KeptHead, content: KeptContent, identify: Identify): Keeper {
    const n = this.change(({ narrations }) => narrations.insert({ ...head, ...content }));
    this.tell();
    if (head.pieces !== null) this.indexSoon();
    return new LibraryKeeper({
      ...{ library: this, n, identify, messageId: head.messageId ?? null, sounds: new Map() },
    });
  }

  /** Throws a Fault `narration_gone`. */
  find(id: string): NarrationRow {
    return found(this.use(({ narrations }) => narrations.find(id)));
  }

  /** A kept narration, to go on with. What its files do not hold counts as not made. */
  async reopen(row: NarrationRow, identify: Identify): Promise<Reopened> {
    const pieces = this.use(({ narrations }) => narrations.script(row.n));
    const known = this.use(({ sounds }) => sounds.of(row.n));
    const sounds = new Map<number, SoundRow>();
    for (const [index, sound] of known) {
      if (await this.files.has(sound.file, sound.bytes)) sounds.set(index, sound);
      else this.use((tables) => tables.sounds.remove(sound.n));
    }
    const text = this.use(({ narrations }) => narrations.text(row.n));
    // A kill has cut off what wrote it: what there is counts as all.
    if (row.pieces === null) {
      this.use(({ narrations }) => narrations.complete(row.n, pieces.length, text.length));
      this.indexSoon();
    }
    return {
      text,
      plan: { pieces, chapters: row.chapters },
      keeper: new LibraryKeeper({ library: this, n: row.n, identify, messageId: row.message, sounds }),
    };
  }

  /** The sound of that name, if it is there; for whoever speaks (see `keys.ts`). */
  async soundOf(key: string): Promise<SoundRow | null> {
    for (;;) {
      const found = this.use(({ sounds }) => sounds.find(key));
      if (!found) return adopt(this, key);
      if (await this.files.has(found.file, found.bytes)) return found;
      this.use(({ sounds }) => sounds.remove(found.n));
    }
  }

  /** Sound that nobody is made of any more: its rows are gone, and now its files go, and what was deleted from the log. */
  async clear(gone: readonly { readonly file: string }[]): Promise<void> {
    for (const { file } of gone) await this.files.remove(file);
    this.#base.shrink();
    this.tell();
  }

  /** What is kept by API keys is not known again after this. */
  async dropSalt(): Promise<void> {
    await rm(join(this.#options.folder, 'salt'), { force: true });
    this.#salt = null;
  }

  /** Whether a damaged database lies beside: what its sound is worth is not known yet. */
  async hasDamaged(): Promise<boolean> {
    const names = await readdir(this.#options.folder).catch(() => []);
    return names.some((name) => name.startsWith('library-damaged-'));
  }

  /** Makes what is new findable, a passage at a time: nobody waits. */
  indexSoon(): void {
    this.#base.indexSoon();
  }

  /** Ends the use of the database; the log that is beside it goes into it. */
  close(): Promise<void> {
    return this.#base.close();
  }
}

/** The narration's row, or a Fault `narration_gone`. */
function found<T>(row: T | null): T {
  if (row === null) throw new Fault('narration_gone');
  return row;
}
