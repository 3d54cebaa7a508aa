import type { Segment } from './pdf-page.ts';

/** Points between the places where a gutter is looked for. */
const STEP = 2;
/** A gutter lies in this part of the width, and at most this share of all lines may cross it. */
const MIDDLE = [0.25, 0.75] as const;
const MOST_CROSSING = 0.2;
/** Lines that a column has at least, and its share of the width: cells of a table are fewer or smaller. */
const FEWEST = 4;
const NARROWEST = 0.2;

/** The order in which a page is read: column by column between what goes across them, each from above. */
export function inReadingOrder(segments: readonly Segment[]): Segment[] {
  const gutter = gutterOf(segments);
  if (gutter === undefined) return linesOf(segments);
  const across = segments.filter(({ x, right }) => x < gutter && right > gutter).sort((a, b) => b.y - a.y);
  const ordered: Segment[] = [];
  let rest = segments.filter((segment) => !across.includes(segment));
  for (const line of [...across, null]) {
    const above = line ? rest.filter(({ y }) => y > line.y) : rest;
    rest = rest.filter((segment) => !above.includes(segment));
    ordered.push(...inReadingOrder(above.filter(({ right }) => right <= gutter)));
    ordered.push(...inReadingOrder(above.filter(({ x }) => x >= gutter)));
    if (line) ordered.push(line);
  }
  return ordered;
}

/** The place that the fewest lines cross, if it parts two columns of text. */
function gutterOf(segments: readonly Segment[]): number | undefined {
  if (segments.length < FEWEST * 2) return undefined;
  const left = Math.min(...segments.map(({ x }) => x));
  const width = Math.max(...segments.map(({ right }) => right)) - left;
  let best: { at: number; crossing: number } | undefined;
  for (let at = left + width * MIDDLE[0]; at <= left + width * MIDDLE[1]; at += STEP) {
    const crossing = segments.filter(({ x, right }) => x < at && right > at).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing > segments.length * MOST_CROSSING) return undefined;
  const { at } = best;
  const sides = [segments.filter(({ right }) => right <= at), segments.filter(({ x }) => x >= at)];
  const areColumns = sides.every((side) => side.length >= FEWEST && usualWidth(side) >= width * NARROWEST);
  return areColumns ? at : undefined;
}

function usualWidth(segments: readonly Segment[]): number {
  const widths = segments.map(({ x, right }) => right - x).sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}

/** From above to below; what stands on one line becomes one. */
function linesOf(segments: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  for (const segment of segments.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (!line || line.y - segment.y > Math.min(line.size, segment.size) / 2) {
      lines.push(segment);
      continue;
    }
    const [first, second] = line.x <= segment.x ? [line, segment] : [segment, line];
    lines[lines.length - 1] = {
      ...line,
      text: `${first.text} ${second.text}`,
      x: first.x,
      right: Math.max(line.right, segment.right),
    };
  }
  return lines;
}
