/** Words that stand together on one line of a page. Points; `y` is the baseline, counted upwards. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** What the PDF reader gives of a page; marks of structure have no `str`. */
interface Item {
  readonly type?: string;
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
}

/** In letter heights: a wider gap parts columns, a smaller one words. */
const COLUMN_GAP = 1.5;
const WORD_GAP = 0.15;

/** Words as they were set, joined to the stretches that stand together. Words that are turned are margin notes. */
export function segmentsOf(items: readonly Item[]): Segment[] {
  const segments: Stretch[] = [];
  let open: Stretch | undefined;
  for (const { str, transform, width } of items) {
    if (str === undefined || !transform || width === undefined) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    if (Math.abs(b) > Math.abs(a)) continue;
    const next = { text: str, x, right: x + width, inked: x + width, y, size: Math.hypot(c, d) };
    const joined: Stretch | undefined = open && join(open, next);
    if (open && joined) segments[segments.length - 1] = joined;
    else if (str.trim() === '') continue;
    else segments.push(next);
    open = segments.at(-1);
  }
  return segments.map(({ text, x, inked, y, size }) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    ...{ x, right: inked, y, size },
  }));
}

/** A stretch while it grows. The blank behind a line's last word may be as wide as a column where it was justified. */
interface Stretch extends Segment {
  /** Where its last word ends. */
  readonly inked: number;
}

function join(open: Stretch, next: Stretch): Stretch | undefined {
  const size = Math.max(open.size, next.size) || 1;
  const gap = next.x - open.right;
  if (Math.abs(open.y - next.y) > size / 2 || gap > COLUMN_GAP * size || gap < -size) return undefined;
  if (next.text.trim() === '')
    return { ...open, text: `${open.text} `, right: Math.max(open.right, next.right) };
  const space = gap > WORD_GAP * size && !/\s$/.test(open.text) && !/^\s/.test(next.text) ? ' ' : '';
  // A raised number or a first letter that is set large does not move the line.
  const main = next.text.length > open.text.length ? next : open;
  return {
    ...{
      text: open.text + space + next.text,
      x: Math.min(open.x, next.x),
      right: Math.max(open.right, next.right),
      inked: Math.max(open.inked, next.inked),
    },
    ...{ y: main.y, size: main.size },
  };
}
