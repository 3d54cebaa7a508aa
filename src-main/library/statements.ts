import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** More than the library has, but for searches of many words. */
const MOST = 64;

/**
 * The statements of one database, each compiled once. What SQLite holds for one is freed only when its object is
 * collected, and thousands of them come together before that, though they are small for V8.
 */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #kept = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** One to be run to its end before it is asked for again. */
  prepare(sql: string): StatementSync {
    const known = this.#kept.get(sql);
    if (known) return known;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MOST) this.#kept.delete(oldest);
    const statement = this.#database.prepare(sql);
    this.#kept.set(sql, statement);
    return statement;
  }

  /** One whose rows are taken one by one, while others may do the same. */
  separate(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }
}
