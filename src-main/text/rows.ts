import type { Teller } from './teller.ts';

/** A cell of a table: the words in it, and how they are said with their places. */
export interface Cell {
  readonly words: string;
  /** Where it begins in the source. */
  readonly start: number;
  tell(): void;
}

/**
 * Says a table row by row, each value after the heading of its column: “Name: Anna, Age: 30”. The row of headings
 * is said itself where there is nothing under it, or only one column.
 */
export function tellRows(teller: Teller, head: readonly Cell[], rows: readonly (readonly Cell[])[]): void {
  const named = rows.length > 0 && head.length > 1;
  if (!named && head.length > 0) tellRow(teller, head, []);
  for (const row of rows) tellRow(teller, row, named ? head : []);
  teller.close('paragraph');
}

function tellRow(teller: Teller, cells: readonly Cell[], head: readonly Cell[]): void {
  for (const [column, cell] of cells.entries()) {
    if (cell.words.trim() === '') continue;
    if (teller.saying) teller.add(', ');
    const name = head[column]?.words.replace(/\s+/g, ' ').trim() ?? '';
    if (name !== '') teller.prepend(/[:：?]$/.test(name) ? `${name} ` : `${name}: `, cell.start);
    cell.tell();
  }
  teller.close('sentence');
}
