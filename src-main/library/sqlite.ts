import type { DatabaseSync } from 'node:sqlite';

/**
 * Node's own SQLite, when it is first needed. Node says of each module that is not final that it may change; Voicetray
 * pins its Node, so that one sentence about SQLite is held back, and no other.
 */
export function loadSqlite() {
  const emit = Reflect.get(process, 'emitWarning') as (...given: unknown[]) => void;
  const most = (...given: unknown[]): void => {
    if (!String(given[0]).startsWith('SQLite is an experimental feature')) emit.apply(process, given);
  };
  Reflect.set(process, 'emitWarning', most);
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    Reflect.set(process, 'emitWarning', emit);
  }
}

/** SQLite's result code of what it threw (https://sqlite.org/rescode.html), without the extension; null: not SQLite's. */
export function resultCode(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return null;
  return thrown.errcode & 0xff;
}

/** All or nothing. Another process that writes is waited for. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (thrown) {
    // SQLite has ended it already after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
}
