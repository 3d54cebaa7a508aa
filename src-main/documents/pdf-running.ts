import type { Segment } from './pdf-page.ts';

/** Lines at the top and at the bottom of a page that are looked at. */
const EDGE = 2;
/** Pages that must have it; of two pages both. */
const REPEATED = 3;
/** Against the usual letters: what is larger is a heading. */
const LARGEST = 1.1;

/** In letter heights: the distance of a running line from the text. */
const APART = 1.4;

const ROMAN = /^[ivxlcdm]{1,7}$/i;

/** The pages without running heads and page numbers: what comes again at the edges, or counts the pages. */
export function dropRunning(pages: readonly (readonly Segment[])[], bodySize: number): Segment[][] {
  const edges = pages.map((segments) => edgeOf(segments).filter(({ size }) => size <= bodySize * LARGEST));
  const seen = new Map<string, Set<number>>();
  edges.forEach((segments, page) => {
    for (const segment of segments) {
      for (const key of keysOf(segment, page)) {
        const on = seen.get(key) ?? new Set();
        seen.set(key, on.add(page));
      }
    }
  });
  const enough = pages.length === 2 ? 2 : REPEATED;
  const isRunning = (segment: Segment, page: number): boolean =>
    keysOf(segment, page).some((key) => (seen.get(key)?.size ?? 0) >= enough);
  return pages.map((segments, page) => {
    const rows = rowsOf(segments);
    const dropped = new Set<Segment>();
    for (const fromEdge of [rows, rows.toReversed()]) {
      for (const [at, row] of fromEdge.slice(0, EDGE).entries()) {
        const isAll = row.every((segment) => edges[page]?.includes(segment) && isRunning(segment, page));
        if (!isAll || !standsApart(row, fromEdge[at + 1])) break;
        for (const segment of row) dropped.add(segment);
      }
    }
    return segments.filter((segment) => !dropped.has(segment));
  });
}

/** What it says: its words, or its words with a number that goes up with the pages. */
function keysOf({ text }: Segment, page: number): string[] {
  const bare = text.replace(/\s+/g, ' ').trim();
  if (ROMAN.test(bare)) return ['roman'];
  const number = /(?:^\D{0,3}(\d{1,5})(?!\d))|(?:(\d{1,5})\D{0,3}$)|\b(\d{1,5})\b/.exec(bare);
  const counted = number && Number(number[1] ?? number[2] ?? number[3]) - page;
  const words = bare.replace(/\d+/g, '#').toLowerCase();
  return counted === null ? [words] : [`${words} ${counted}`, `=${bare}`];
}

function edgeOf(segments: readonly Segment[]): Segment[] {
  const rows = rowsOf(segments);
  return [...new Set([...rows.slice(0, EDGE), ...rows.slice(-EDGE)])].flat();
}

/** What stands at one height, from above. */
function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows = new Map<number, Segment[]>();
  for (const segment of segments) {
    const y = Math.round(segment.y);
    const row = rows.get(y) ?? [];
    rows.set(y, row);
    row.push(segment);
  }
  return [...rows].sort((a, b) => b[0] - a[0]).map(([, row]) => row);
}

/** More than a line's distance from what comes next. */
function standsApart([first]: readonly Segment[], next: readonly Segment[] | undefined): boolean {
  const beside = next?.[0];
  return !first || !beside || Math.abs(first.y - beside.y) > APART * first.size;
}
