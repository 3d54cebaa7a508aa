import type { LineJoiner } from './pdf-hyphens.ts';
import type { Segment } from './pdf-page.ts';

export interface Paragraph {
  text: string;
  readonly page: number;
  /** Of its first line. */
  readonly y: number;
  readonly size: number;
  lines: number;
}

/** In usual line distances: from here a gap parts paragraphs. */
const GAP = 1.4;
/** In letter heights. */
const INDENT = 0.8;
/** A share of the column: a line that ends so early, with a stop, is a paragraph's last. */
const SHORT = 0.85;
/** Letters of another size are another paragraph. */
const RESIZED = 0.12;
/** “2.1 Methods”: a heading, or an item of a list. */
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})\.?\s+\p{Lu}/u;
const STOP = /[.!?:;…。！？]["'”’»)\]]*$/u;

/** Lines of pages in reading order, joined to paragraphs, across columns and pages where a sentence goes on. */
export function paragraphsOf(pages: readonly (readonly Segment[])[], joiner: LineJoiner): Paragraph[] {
  for (const lines of pages) for (const { text } of lines) joiner.learn(text);
  const found: Paragraph[] = [];
  pages.forEach((lines, page) => {
    for (const column of columnsOf(lines)) {
      const isBreak = breaksIn(column);
      column.forEach((line, at) => {
        const before = found.at(-1);
        const goesOn = before && (at === 0 ? continues(before, line) : !isBreak(at));
        if (goesOn) {
          before.text = joiner.join(before.text, line.text);
          before.lines += 1;
        } else {
          found.push({ text: line.text, page, y: line.y, size: line.size, lines: 1 });
        }
      });
    }
  });
  return found;
}

/** Runs of lines that go down the page. */
function columnsOf(lines: readonly Segment[]): Segment[][] {
  const columns: Segment[][] = [];
  let lowest = -Infinity;
  for (const line of lines) {
    if (line.y < lowest) columns.at(-1)?.push(line);
    else columns.push([line]);
    lowest = line.y;
  }
  return columns;
}

const resized = (a: number, b: number): boolean => Math.abs(a - b) > RESIZED * Math.max(a, b);

/** Whether a column's first line goes on with what came before it. */
const continues = (before: Paragraph, line: Segment): boolean =>
  !resized(before.size, line.size) &&
  (!STOP.test(before.text) || /^\p{Ll}/u.test(line.text)) &&
  before.lines > 1;

/** Lines from which a column's edge is told by most of them, so that a heading across two columns does not move it. */
const MANY = 10;

/** Where the lines of a column end. */
const edgeOf = (rights: readonly number[]): number =>
  rights.length < MANY
    ? Math.max(...rights)
    : (rights.toSorted((a, b) => a - b)[Math.floor(rights.length * 0.9)] ?? 0);

/** Whether a paragraph begins at a line of the column; to be asked for in order. */
function breaksIn(column: readonly Segment[]): (at: number) => boolean {
  const left = Math.min(...column.map(({ x }) => x));
  const right = edgeOf(column.map((line) => line.right));
  const distances = column.slice(1).map(({ y }, at) => (column[at]?.y ?? y) - y);
  const usual = distances.toSorted((a, b) => a - b)[(distances.length - 1) >> 1] ?? 0;
  const isShort = (line: Segment): boolean => line.right < left + (right - left) * SHORT;
  /** The line before begins one. */
  let begun = true;
  const isBreak = (at: number): boolean => {
    const [before, line] = [column[at - 1], column[at]];
    if (!before || !line) return true;
    if (before.y - line.y > usual * GAP && before.y - line.y > line.size * 1.3) return true;
    if (resized(before.size, line.size)) return true;
    if (/^[•◦▪‣●○]\s/u.test(line.text)) return true;
    const isIndented = line.x > left + INDENT * line.size && before.x <= left + (INDENT / 2) * line.size;
    const stops = STOP.test(before.text);
    if (stops && (isShort(before) || isIndented || NUMBERED.test(line.text))) return true;
    // A numbered line that is not full stands alone.
    const stands = NUMBERED.test(before.text) && isShort(before) && /^\P{Ll}/u.test(line.text);
    return stands && begun;
  };
  return (at) => (begun = isBreak(at));
}
