import { z } from 'zod';
import type { Chapter } from '../../src-preload/contract/narration.ts';
import type { KeptHead } from '../narration/keeper.ts';
import type { PlannedPiece } from '../narration/plan.ts';
import { LISTED } from './listed.ts';
import { passages } from './passages.ts';
import { type ListedRow, listedRow, narrationRow, type NarrationRow, scriptRow, wordsRow } from './rows.ts';
import { excerpt, searchFor } from './search.ts';
import type { Statements } from './statements.ts';

/** Narrations of one page of a list. */
const PAGE = 50;

export interface NewNarration extends KeptHead {
  readonly text: string;
  readonly planned: readonly PlannedPiece[];
  readonly chapters: readonly Chapter[];
}

const idRow = z.object({ id: z.string() });

/** The narrations in the database: what they say, how it was planned, and how far they were heard. */
export class Narrations {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Answers its row's number. Within a transaction. */
  insert(head: NewNarration): number {
    const { id, title, profileId, speaker, voice, messageId, answer, characters, pieces, created } = head;
    const { lastInsertRowid } = this.#run(
      `INSERT INTO narration
         (id, title, profile, speaker, voice, message, answer, characters, pieces, chapters, created, used)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, title, profileId, speaker, voice, messageId ?? null, answer ? 1 : 0, characters, pieces],
      ...[JSON.stringify(head.chapters), created, created],
    );
    const n = lastInsertRowid;
    this.#run('INSERT INTO passage (narration, number, words) VALUES (?, 0, ?)', n, title);
    this.setText(n, head.text);
    this.extend(n, head.planned);
    return n;
  }

  /** In place of the text before, in the index too. Within a transaction. */
  setText(n: number, text: string): void {
    this.#run(
      `INSERT INTO found (found, rowid, words)
         SELECT 'delete', n, words FROM passage WHERE narration = ? AND number > 0 AND indexed = 1`,
      n,
    );
    this.#run('DELETE FROM passage WHERE narration = ? AND number > 0', n);
    const insert = this.#statements.prepare(
      'INSERT INTO passage (narration, number, words) VALUES (?, ?, ?)',
    );
    passages(text).forEach((words, at) => insert.run(n, at + 1, words));
  }

  /** Within a transaction. */
  extend(n: number, planned: readonly PlannedPiece[]): void {
    const piece = this.#statements.prepare('INSERT INTO piece (narration, number, pause) VALUES (?, ?, ?)');
    const script = this.#statements.prepare('INSERT INTO script (narration, number, plan) VALUES (?, ?, ?)');
    for (const plan of planned) {
      piece.run(n, plan.index, plan.pauseAfter);
      script.run(n, plan.index, JSON.stringify(plan));
    }
  }

  complete(n: number, pieces: number, characters: number): void {
    this.#run('UPDATE narration SET pieces = ?, characters = ? WHERE n = ?', pieces, characters, n);
  }

  find(id: string): NarrationRow | null {
    const row = this.#statements.prepare('SELECT * FROM narration WHERE id = ?').get(id);
    return row ? narrationRow.parse(row) : null;
  }

  has(n: number): boolean {
    return this.#statements.prepare('SELECT 1 FROM narration WHERE n = ?').get(n) !== undefined;
  }

  text(n: number): string {
    return [...this.#texts(n)].join('');
  }

  script(n: number): PlannedPiece[] {
    const rows = this.#statements
      .prepare('SELECT plan FROM script WHERE narration = ? ORDER BY number')
      .all(n);
    return rows.map((row) => {
      const { runs, language, ...plan } = scriptRow.parse(row).plan;
      return { ...plan, ...(runs && { runs }), ...(language !== undefined && { language }) };
    });
  }

  /** How far it was heard: the piece and the second in it. */
  setPlace(id: string, piece: number, second: number, now: number): void {
    this.#run(
      'UPDATE narration SET place = ?, second = ?, finished = 0, used = ? WHERE id = ?',
      ...[piece, second, now, id],
    );
  }

  /** Nobody goes on with it: it was heard to its end, or given up. `heard`: to its end, so the place is void. */
  finish(id: string, heard: boolean): void {
    this.#run('UPDATE narration SET finished = 1 WHERE id = ?', id);
    if (heard) this.#run('UPDATE narration SET place = NULL, second = NULL WHERE id = ?', id);
  }

  touch(id: string, now: number): void {
    this.#run('UPDATE narration SET used = ? WHERE id = ?', now, id);
  }

  /** False: there is none. */
  pin(id: string, pinned: boolean): boolean {
    return this.#run('UPDATE narration SET pinned = ? WHERE id = ?', pinned ? 1 : 0, id).changes > 0;
  }

  /** The last used first. One more than a page, where there is more. */
  list(query: string, skip: number): ListedRow[] {
    const where = searchFor(query);
    const rows = this.#statements
      .prepare(`${LISTED} WHERE ${where?.sql ?? '1'} ORDER BY used DESC, n DESC LIMIT ${PAGE + 1} OFFSET ?`)
      .all(...(where?.values ?? []), skip);
    return rows.map((row) => listedRow.parse(row));
  }

  listed(id: string): ListedRow | null {
    const row = this.#statements.prepare(`${LISTED} WHERE id = ?`).get(id);
    return row ? listedRow.parse(row) : null;
  }

  /** Where the words that are searched for stand in its text. */
  excerpt(n: number, query: string): string | null {
    return excerpt(query, this.#texts(n));
  }

  /** Really: with `secure_delete`, what was there is overwritten. Within a transaction. */
  remove(id: string): void {
    this.#run(
      `INSERT INTO found (found, rowid, words) SELECT 'delete', n, words FROM passage
       WHERE indexed = 1 AND narration = (SELECT n FROM narration WHERE id = ?)`,
      id,
    );
    this.#run('DELETE FROM narration WHERE id = ?', id);
  }

  all(): string[] {
    return this.#statements
      .prepare('SELECT id FROM narration')
      .all()
      .map((row) => idRow.parse(row).id);
  }

  /** Makes some of what is new findable; false: nothing is left. Within a transaction. */
  index(): boolean {
    const fresh = `SELECT p.n FROM passage p JOIN narration k ON k.n = p.narration
                   WHERE p.indexed = 0 AND k.pieces IS NOT NULL LIMIT 1`;
    const row = this.#statements.prepare(fresh).get();
    if (!row) return false;
    const n = Number(row['n']);
    this.#run('INSERT INTO found (rowid, words) SELECT n, words FROM passage WHERE n = ?', n);
    this.#run('UPDATE passage SET indexed = 1 WHERE n = ?', n);
    return true;
  }

  /** What is narrated, and what waits behind it. */
  desk(): string[] {
    return this.#statements
      .prepare('SELECT id FROM desk ORDER BY place')
      .all()
      .map((row) => idRow.parse(row).id);
  }

  /** Within a transaction. */
  setDesk(ids: readonly string[]): void {
    this.#run('DELETE FROM desk');
    ids.forEach((id, place) => this.#run('INSERT INTO desk (place, id) VALUES (?, ?)', place, id));
  }

  *#texts(n: number): Generator<string> {
    const query = 'SELECT words FROM passage WHERE narration = ? AND number > 0 ORDER BY number';
    for (const row of this.#statements.separate(query).iterate(n)) yield wordsRow.parse(row).words;
  }

  #run(sql: string, ...values: (string | number | null)[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#statements.prepare(sql).run(...values);
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }
}
