import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './sqlite.ts';

/**
 * The steps from an empty file to today's tables; the file knows in `user_version` how many it has taken. A step that
 * was ever released stays as it is.
 */
export const steps: readonly string[] = [
  `CREATE TABLE narration (
     n INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     title TEXT NOT NULL,
     profile TEXT,
     speaker TEXT NOT NULL,
     voice TEXT,
     message TEXT,
     answer INTEGER NOT NULL,
     characters INTEGER NOT NULL,
     pieces INTEGER,
     chapters TEXT NOT NULL,
     created REAL NOT NULL,
     used REAL NOT NULL,
     pinned INTEGER NOT NULL DEFAULT 0,
     finished INTEGER NOT NULL DEFAULT 0,
     place INTEGER,
     second REAL
   ) STRICT;
   CREATE INDEX narration_used ON narration (used DESC, n DESC);
   CREATE TABLE passage (
     n INTEGER PRIMARY KEY,
     narration INTEGER NOT NULL REFERENCES narration (n) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     words TEXT NOT NULL,
     UNIQUE (narration, number)
   ) STRICT;
   CREATE TABLE sound (
     n INTEGER PRIMARY KEY,
     key TEXT,
     file TEXT NOT NULL UNIQUE,
     container TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     seconds REAL NOT NULL,
     made TEXT NOT NULL,
     used REAL NOT NULL
   ) STRICT;
   CREATE INDEX sound_key ON sound (key);
   CREATE INDEX sound_used ON sound (used);
   CREATE TABLE piece (
     narration INTEGER NOT NULL REFERENCES narration (n) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     pause REAL NOT NULL,
     sound INTEGER REFERENCES sound (n) ON DELETE SET NULL,
     PRIMARY KEY (narration, number)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX piece_sound ON piece (sound);
   CREATE TABLE script (
     narration INTEGER NOT NULL REFERENCES narration (n) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     plan TEXT NOT NULL,
     PRIMARY KEY (narration, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE desk (place INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;`,
  // Searching: three letters at a time, which finds any part of a word, in scripts without spaces too.
  `ALTER TABLE passage ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX passage_fresh ON passage (n) WHERE indexed = 0;
   CREATE VIRTUAL TABLE found USING fts5 (
     words, content = 'passage', content_rowid = 'n', tokenize = 'trigram remove_diacritics 1'
   );
   INSERT INTO found (found, rank) VALUES ('secure-delete', 1);`,
];

/** How many steps a file has taken; throws when it is no database. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** Takes the missing steps, all or none. Another process may have been faster. */
export function migrate(database: DatabaseSync, upTo = steps.length): void {
  if (versionOf(database) >= upTo) return;
  transaction(database, () => {
    for (const step of steps.slice(versionOf(database), upTo)) database.exec(step);
    database.exec(`PRAGMA user_version = ${upTo}`);
  });
}
