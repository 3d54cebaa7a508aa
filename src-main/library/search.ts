/** Words of a search at most. */
const MOST = 8;
/** Code units around the words that are shown. */
const AROUND = 60;

/** A condition on the narration's `n`, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

const wordsOf = (query: string): string[] => query.trim().split(/\s+/u).filter(Boolean).slice(0, MOST);

/**
 * Narrations that have all words of a query in their title or text, in any order, as whole words or parts. The index
 * knows three letters at a time; shorter words are looked for in the texts themselves.
 */
export function searchFor(query: string): Condition | null {
  const words = wordsOf(query);
  if (words.length === 0) return null;
  return {
    sql: words.map((word) => (isShort(word) ? LIKE : MATCH)).join(' AND '),
    values: words.map((word) =>
      isShort(word) ? `%${word.replace(/[\\%_]/g, '\\$&')}%` : `"${word.replace(/"/g, '""')}"`,
    ),
  };
}

const isShort = (word: string): boolean => Array.from(word).length < 3;
const LIKE = `n IN (SELECT narration FROM passage WHERE words LIKE ? ESCAPE '\\')`;
const MATCH = `n IN (SELECT narration FROM passage WHERE n IN (SELECT rowid FROM found WHERE found MATCH ?))`;

/** The first place of one of the query's words in a text, with some words around; null: it stands elsewhere. */
export function excerpt(query: string, texts: Iterable<string>): string | null {
  const escaped = wordsOf(query).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (escaped.length === 0) return null;
  const pattern = new RegExp(escaped.join('|'), 'iu');
  for (const text of texts) {
    const found = pattern.exec(text);
    if (!found) continue;
    const start = Math.max(0, found.index - AROUND);
    const end = Math.min(text.length, found.index + found[0].length + AROUND);
    const words = text.slice(start, end).toWellFormed().replace(/\s+/gu, ' ').trim().slice(0, 290);
    return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`;
  }
  return null;
}
