import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import type { Teller } from './teller.ts';

/** A cell of a table: the words in it, and how they are said with their places. */
export interface Cell {
  readonly words: string;
  /** Its place in the source. */
  readonly start: number;
  readonly end: number;
  tell(): void;
}

/**
 * Says a table row by row, each value after the heading of its column: “Name: Anna, Age: 30”. The row of headings
 * is said itself where there is nothing under it, or only one column. A tick or a cross alone is a yes or a no; a
 * cell with nothing to say, such as a dash, goes with its heading.
 */
export function tellRows(
  teller: Teller,
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  emoji: ReadingPreferences['emoji'],
): void {
  const named = rows.length > 0 && head.length > 1;
  if (!named && head.length > 0) tellRow(teller, head, [], emoji);
  for (const row of rows) tellRow(teller, row, named ? head : [], emoji);
  teller.close('paragraph');
}

const yes = /^[✅✔☑✓🗸][\ufe0e\ufe0f]?$/u;
const no = /^[❌❎✖✗✘🗙🚫][\ufe0e\ufe0f]?$/u;
const dashes = /^[\s\p{Pd}]*$/u;
const pictures = /^(?:\s|\p{Emoji_Modifier}|\p{Extended_Pictographic}|\p{Variation_Selector}|\u200d)*$/u;

function tellRow(
  teller: Teller,
  cells: readonly Cell[],
  head: readonly Cell[],
  emoji: ReadingPreferences['emoji'],
): void {
  for (const [column, cell] of cells.entries()) {
    const words = cell.words.trim();
    const sign = yes.test(words) ? 'yes' : no.test(words) ? 'no' : null;
    if (dashes.test(words) || (!sign && emoji === 'skip' && pictures.test(words))) continue;
    if (teller.saying) teller.add(', ');
    const name = head[column]?.words.replace(/\s+/g, ' ').trim() ?? '';
    if (name !== '') teller.prepend(/[:：?]$/.test(name) ? `${name} ` : `${name}: `, cell.start);
    if (sign) teller.sayOwn({ what: sign }, cell.start, cell.end);
    else cell.tell();
  }
  teller.close('sentence');
}
