import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { diskFault } from '../narration/disk-fault.ts';
import { migrate, steps, versionOf } from './schema.ts';
import { loadSqlite, resultCode } from './sqlite.ts';

/** Milliseconds that a window and another program wait for each other. */
const BUSY = 3000;
/** Bytes that are checked while the library opens: 35 MB took 17 ms on two old cores. More is checked beside. */
const QUICKLY = 32 * 1024 ** 2;

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export const isDamage = (thrown: unknown): boolean =>
  [CORRUPT, NOT_A_DATABASE].includes(resultCode(thrown) ?? -1);

/** What of SQLite's errors a person is told: Faults `disk_full` and `storage_failed`; anything else stays as it is. */
export function libraryFault(thrown: unknown, folder: string): unknown {
  const code = resultCode(thrown);
  if (code === null || !(thrown instanceof Error)) return diskFault(thrown, folder);
  const detail = `SQLite ${code}: ${thrown.message}`;
  return code === 13
    ? new Fault('disk_full', undefined, detail)
    : new Fault('storage_failed', { folder }, detail);
}

export interface Opened {
  readonly database: DatabaseSync;
  /** The database before could not be used and was set aside. */
  readonly notice: AppError | null;
  /** Settles when a large file has been looked through: false, it is damaged. */
  readonly sound: Promise<boolean>;
}

/**
 * Opens the library's database, made or brought up to date where that is due. One that is damaged, or of a newer
 * Voicetray, is set aside under another name, and an empty one takes its place. Throws a Fault of the disk.
 */
export async function openDatabase(file: string): Promise<Opened> {
  const folder = dirname(file);
  try {
    await mkdir(folder, { recursive: true });
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    const tried = tryOpen(file, bytes <= QUICKLY);
    if (typeof tried !== 'string') {
      return { database: tried, notice: null, sound: bytes > QUICKLY ? check(file) : Promise.resolve(true) };
    }
    const notice = await setAside(file, tried);
    const database = tryOpen(file, false);
    if (typeof database === 'string') throw new Fault('storage_failed', { folder }, database);
    return { database, notice, sound: Promise.resolve(true) };
  } catch (thrown) {
    throw libraryFault(thrown, folder);
  }
}

type Reason = 'library_damaged' | 'library_newer';

function tryOpen(file: string, whole: boolean): DatabaseSync | Reason {
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(file, { timeout: BUSY, enableForeignKeyConstraints: true });
  try {
    if (versionOf(database) > steps.length) {
      database.close();
      return 'library_newer';
    }
    // FULL: a piece was paid for, so its row must outlive a power cut as its sound does. It costs 3 ms a piece.
    database.exec(`
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA journal_size_limit = 4194304;`);
    if (whole && !isWhole(database)) {
      database.close();
      return 'library_damaged';
    }
    migrate(database);
    return database;
  } catch (thrown) {
    database.close();
    if (isDamage(thrown)) return 'library_damaged';
    throw thrown;
  }
}

const isWhole = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';

/** Names the database and what belongs to it anew. */
export async function setAside(file: string, code: Reason): Promise<AppError> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = join(
    dirname(file),
    `library-${code === 'library_newer' ? 'newer' : 'damaged'}-${stamp}.sqlite`,
  );
  for (const part of ['', '-wal', '-shm']) {
    await rename(file + part, aside + part).catch((thrown: unknown) => {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
    });
  }
  return { code, params: { name: basename(aside) } };
}

/** In a thread of its own, so that nobody waits; it is text, so that it needs no file beside the built program. */
const LOOK = `
  const { parentPort, workerData } = require('node:worker_threads');
  process.emitWarning = () => undefined;
  try {
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(workerData, { readOnly: true, timeout: ${BUSY} });
    parentPort.postMessage(database.prepare('PRAGMA quick_check(1)').get().quick_check === 'ok');
  } catch (error) {
    parentPort.postMessage(![${CORRUPT}, ${NOT_A_DATABASE}].includes(error.errcode & 255));
  }`;

function check(file: string): Promise<boolean> {
  const worker = new Worker(LOOK, { eval: true, workerData: file });
  worker.unref();
  return new Promise((resolve) => {
    worker.once('message', (sound: boolean) => resolve(sound));
    // A check that could not be made says nothing about the file.
    worker.once('error', () => resolve(true));
    worker.once('exit', () => resolve(true));
  });
}
