import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { toAppError } from '../fault.ts';
import type { Log } from '../ports.ts';
import { Narrations } from './narrations.ts';
import { isDamage, libraryFault, openDatabase, type Opened, setAside } from './open-database.ts';
import { Sounds } from './sounds.ts';
import { transaction } from './sqlite.ts';
import { Statements } from './statements.ts';
import type { Tables } from './store.ts';

interface BaseOptions {
  readonly folder: string;
  readonly log: Log;
  /** An empty database has taken the place of the one before. */
  readonly onChange: () => void;
  readonly onNotice: (notice: AppError) => void;
}

/** The library's database: when it turns out to be damaged, it is set aside and an empty one takes its place. */
export class Base {
  readonly #options: BaseOptions;
  readonly #file: string;
  #opened: Opened;
  #tables: Omit<Tables, 'now'>;
  #indexing = false;
  #replacing: Promise<void> | null = null;
  #closed = false;

  private constructor(options: BaseOptions, opened: Opened) {
    this.#options = options;
    this.#file = databaseFile(options.folder);
    this.#opened = opened;
    this.#tables = tablesOf(opened);
    this.#watch();
  }

  /** Throws a Fault of the disk. */
  static async open(options: BaseOptions): Promise<Base> {
    return new Base(options, await openDatabase(databaseFile(options.folder)));
  }

  /** One or more reads or single writes. Throws a Fault of the disk; damage sets the database aside. */
  use<T>(work: (tables: Tables) => T): T {
    try {
      return work({ ...this.#tables, now: Date.now() / 1000 });
    } catch (thrown) {
      if (isDamage(thrown)) void this.#replace();
      throw libraryFault(thrown, this.#options.folder);
    }
  }

  /** Writes that belong together: all or nothing. */
  change<T>(work: (tables: Tables) => T): T {
    return this.use((tables) => transaction(this.#opened.database, () => work(tables)));
  }

  /** Makes what is new findable, a passage at a time: nobody waits. */
  indexSoon(): void {
    if (this.#indexing) return;
    this.#indexing = true;
    void this.#index().finally(() => (this.#indexing = false));
  }

  /** Ends the use of the database; the log that is beside it goes into it. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#replacing;
    this.#opened.database.close();
  }

  async #index(): Promise<void> {
    try {
      for (;;) {
        await setImmediate();
        if (this.#closed || !this.change(({ narrations }) => narrations.index())) return;
      }
    } catch (thrown) {
      this.#options.log(`library: ${toAppError(thrown).code} while indexing`);
    }
  }

  /** What was deleted goes from the log too, and the file gives back its room, unless another program reads there. */
  shrink(): void {
    this.use(() => {
      this.#opened.database.exec('PRAGMA incremental_vacuum(4096)');
      this.#opened.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    });
  }

  #watch(): void {
    const { notice, sound } = this.#opened;
    if (notice) this.#options.onNotice(notice);
    void sound.then((whole) => (whole ? undefined : this.#replace()));
  }

  /** The database is damaged: it is set aside, and an empty one takes its place. The sound stays to be found. */
  #replace(): Promise<void> {
    this.#replacing ??= this.#replaceNow()
      .catch((thrown: unknown) => this.#options.log(`library: ${toAppError(thrown).code}`))
      .finally(() => (this.#replacing = null));
    return this.#replacing;
  }

  async #replaceNow(): Promise<void> {
    if (this.#closed) return;
    this.#opened.database.close();
    const notice = await setAside(this.#file, 'library_damaged');
    this.#opened = { ...(await openDatabase(this.#file)), notice };
    this.#tables = tablesOf(this.#opened);
    this.#watch();
    this.#options.onChange();
  }
}

const databaseFile = (folder: string): string => join(folder, 'library.sqlite');
function tablesOf({ database }: Opened): Omit<Tables, 'now'> {
  const statements = new Statements(database);
  return { narrations: new Narrations(statements), sounds: new Sounds(statements) };
}
