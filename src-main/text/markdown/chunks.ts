import type { Span } from '../sentences.ts';

/** A part of a markdown text that can be read by itself. */
export interface Chunk extends Span {
  /** Nothing could be told of its inner bounds: too long or too deep for a parser, whose time grows faster than it. */
  readonly tangled: boolean;
  /** It ends inside a block of code that nothing closes. */
  readonly unclosed: boolean;
}

/** Code units from which on a chunk ends at the next good place, then at the next fair one, then in any case. */
const SIZES = { good: 4000, fair: 8000 };
const MOST = 16_000;
/** Code has no inner structure, so that more of it is parsed in fair time. */
const MOST_CODE = 256_000;
/** Quotations and lists inside one another on one line. */
const DEEPEST = 24;

const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\r\n]*)/;
const container = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$))/y;
const plainStart = /^[^\s>\-*+\d|<[:]/;
/** Not before what would be frontmatter at the beginning of a text. */
const itemStart = /^(?!---|\+\+\+)[^\s>|]/;
const rawOpen = /^ {0,3}<(?:(script|pre|style|textarea)\b|!--)/i;

/**
 * Cuts a markdown text where no block goes over: before an unindented paragraph or heading that follows an empty
 * line, outside code and raw HTML. A very long list or quotation is cut between its items too. Takes linear time.
 */
export function* chunks(text: string, { good: least, fair: enough } = SIZES): Generator<Chunk> {
  let start = 0;
  let blankBefore = false;
  let closing: string | null = null;
  let raw: string | null = null;
  let deep = false;
  for (const { at, line, next } of sourceLines(text)) {
    const length = at - start;
    const outside = closing === null && raw === null;
    const good = outside && blankBefore && plainStart.test(line);
    const fair = outside && (blankBefore || itemStart.test(line));
    if (length > least && (good || (length > enough && fair))) {
      yield { start, end: at, tangled: deep || isTooLong(text, start, at), unclosed: false };
      start = at;
      deep = false;
    }
    deep ||= isTooDeep(line);
    blankBefore = line.trim() === '';
    const mark = raw === null ? fence.exec(line) : null;
    if (closing !== null) {
      if (mark?.[1]?.startsWith(closing) && mark[2]?.trim() === '') closing = null;
    } else if (mark && !(mark[1]?.startsWith('`') && mark[2]?.includes('`'))) closing = mark[1] ?? null;
    if (closing === null) raw = rawAfter(raw, line);
    if (next === text.length) break;
  }
  if (start < text.length) {
    const unclosed = closing !== null || raw !== null;
    yield { start, end: text.length, tangled: deep || isTooLong(text, start, text.length), unclosed };
  }
}

function isTooLong(text: string, start: number, end: number): boolean {
  if (end - start <= MOST) return false;
  if (end - start > MOST_CODE) return true;
  const code = /^[ \t>]*(`{3,}|~{3,})/m.exec(text.slice(start, end));
  return !code || code.index > MOST;
}

function isTooDeep(line: string): boolean {
  container.lastIndex = 0;
  let depth = 0;
  while (depth <= DEEPEST && container.test(line)) depth++;
  return depth > DEEPEST;
}

/** What ends the raw HTML that is open after a line. */
function rawAfter(raw: string | null, line: string): string | null {
  const open = raw === null ? rawOpen.exec(line) : null;
  const end = raw ?? (open ? (open[1] ? `</${open[1].toLowerCase()}` : '-->') : null);
  if (end === null) return null;
  return line.toLowerCase().includes(end) ? null : end;
}

function* sourceLines(text: string): Generator<{ at: number; line: string; next: number }> {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    yield { at, line: text.slice(at, next), next };
    at = next;
  }
}
