import { z } from 'zod';
import type { Container } from '../../src-preload/contract/voice.ts';
import type { MadePiece } from '../narration/piece-maker.ts';
import { fileRow, type SoundRow, soundRow } from './rows.ts';
import type { Statements } from './statements.ts';

type FileRow = z.infer<typeof fileRow>;
const totalRow = z.object({ bytes: z.number().int().nonnegative() });
const madeRow = soundRow.extend({ number: z.number().int().nonnegative() });

/** Seconds: what nobody has gone on with for so long counts as given up. */
const GIVEN_UP = 30 * 86_400;

/** The sounds in the database: which file holds what, which pieces are made of it, and when it was last of use. */
export class Sounds {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The newest of that name; null: there is none. */
  find(key: string): SoundRow | null {
    const row = this.#statements
      .prepare('SELECT * FROM sound WHERE key = ? ORDER BY n DESC LIMIT 1')
      .get(key);
    return row ? soundRow.parse(row) : null;
  }

  /** Answers its row's number. `key` null: it is never found again. */
  add(key: string | null, file: string, { container, bytes, ...made }: MadePiece, now: number): number {
    const seconds = Math.max(0, made.soundEnd - made.soundStart);
    const { lastInsertRowid } = this.#statements
      .prepare(
        'INSERT INTO sound (key, file, container, bytes, seconds, made, used) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(key, file, container satisfies Container, bytes, seconds, JSON.stringify(made), now);
    return Number(lastInsertRowid);
  }

  /** A piece is made of it. Nothing happens where the narration is gone meanwhile. */
  use(sound: number, narration: number, number: number, now: number): void {
    this.#statements.prepare('UPDATE sound SET used = ? WHERE n = ?').run(now, sound);
    this.#statements
      .prepare('UPDATE piece SET sound = ? WHERE narration = ? AND number = ?')
      .run(sound, narration, number);
  }

  /** The piece is to be made anew, and so is whatever else is said like it. */
  forget(narration: number, number: number): void {
    const own = `SELECT key FROM sound WHERE n = (
      SELECT sound FROM piece WHERE narration = ? AND number = ?)`;
    this.#statements.prepare(`UPDATE sound SET key = NULL WHERE key = (${own})`).run(narration, number);
    this.#statements
      .prepare('UPDATE piece SET sound = NULL WHERE narration = ? AND number = ?')
      .run(narration, number);
  }

  /** Those of a narration, by the numbers of their pieces. */
  of(narration: number): Map<number, SoundRow> {
    const rows = this.#statements
      .prepare('SELECT s.*, p.number FROM piece p JOIN sound s ON s.n = p.sound WHERE p.narration = ?')
      .all(narration);
    return new Map(rows.map((row) => madeRow.parse(row)).map(({ number, ...sound }) => [number, sound]));
  }

  /** All that a narration is made of was of use now. */
  touch(id: string, now: number): void {
    this.#statements
      .prepare(
        `UPDATE sound SET used = ? WHERE n IN (
           SELECT sound FROM piece WHERE narration = (SELECT n FROM narration WHERE id = ?))`,
      )
      .run(now, id);
  }

  remove(n: number): void {
    this.#statements.prepare('DELETE FROM sound WHERE n = ?').run(n);
  }

  /** Bytes of all. */
  total(): number {
    return totalRow.parse(
      this.#statements.prepare('SELECT coalesce(sum(bytes), 0) AS bytes FROM sound').get(),
    ).bytes;
  }

  has(file: string): boolean {
    return this.#statements.prepare('SELECT 1 FROM sound WHERE file = ?').get(file) !== undefined;
  }

  /** Those that only these narrations are made of. */
  onlyOf(ids: readonly string[]): FileRow[] {
    const given = 'SELECT n FROM narration WHERE id IN (SELECT value FROM json_each(?))';
    return this.#files(
      `SELECT DISTINCT s.n, s.file, s.bytes FROM sound s JOIN piece p ON p.sound = s.n
       WHERE p.narration IN (${given})
         AND NOT EXISTS (SELECT 1 FROM piece o WHERE o.sound = s.n AND o.narration NOT IN (${given}))`,
      JSON.stringify(ids),
      JSON.stringify(ids),
    );
  }

  /** Those that no piece is made of, that cannot be found again, and were of no use since `before`. */
  unused(before: number): FileRow[] {
    return this.#files(
      `SELECT n, file, bytes FROM sound s
       WHERE key IS NULL AND used < ? AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.sound = s.n)`,
      before,
    );
  }

  all(): FileRow[] {
    return this.#files('SELECT n, file, bytes FROM sound');
  }

  /**
   * What may go to make room, the least recently used first: nothing of a narration that is pinned, on the desk or
   * still to be heard, unless nobody has touched it for a month; and nothing that was of use since `before`.
   */
  spare(now: number, before: number): FileRow[] {
    return this.#files(
      `SELECT n, file, bytes FROM sound s WHERE used < ? AND NOT EXISTS (
         SELECT 1 FROM piece p JOIN narration k ON k.n = p.narration
         WHERE p.sound = s.n AND (
           k.pinned = 1 OR k.id IN (SELECT id FROM desk) OR (k.finished = 0 AND k.used > ?)))
       ORDER BY used, n`,
      before,
      now - GIVEN_UP,
    );
  }

  #files(sql: string, ...values: (string | number)[]): FileRow[] {
    return this.#statements
      .prepare(sql)
      .all(...values)
      .map((row) => fileRow.parse(row));
  }
}
