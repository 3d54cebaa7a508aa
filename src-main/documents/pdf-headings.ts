import type { Bookmark } from './pdf-outline.ts';
import type { Paragraph } from './pdf-paragraphs.ts';

/** A paragraph, or with a level a heading. */
export interface Part {
  readonly text: string;
  readonly level?: number;
}

/** Against the usual letters: from here on a short paragraph is a heading. */
const LARGE = 1.15;
/** Characters and lines of a heading; and the share of all letters beyond which large ones mean nothing. */
const LONGEST = 160;
const MOST_LINES = 3;
const MOST_SHARE = 0.2;
/** Characters by which a heading may differ from its bookmark, such as “Chapter 12:”. */
const NUMBERING = 14;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Where bookmarks lead, there are headings: the paragraph that says so, otherwise one that is put there. */
export function headingsByBookmarks(
  paragraphs: readonly Paragraph[],
  bookmarks: readonly Bookmark[],
): Part[] {
  const levels = new Map<Paragraph, number>();
  const added = new Map<Paragraph, Part[]>();
  for (const bookmark of bookmarks) {
    const onPage = paragraphs.filter(({ page }) => page === bookmark.page);
    const said = onPage.find((paragraph) => !levels.has(paragraph) && says(paragraph.text, bookmark.title));
    if (said) {
      levels.set(said, Math.min(6, bookmark.level));
      continue;
    }
    const { y } = bookmark;
    const at = (y === undefined ? undefined : onPage.find((paragraph) => paragraph.y <= y)) ?? onPage[0];
    if (!at) continue;
    const before = added.get(at) ?? [];
    added.set(at, [...before, { text: bookmark.title, level: Math.min(6, bookmark.level) }]);
  }
  return paragraphs.flatMap((paragraph) => {
    const level = levels.get(paragraph);
    const own: Part = level === undefined ? { text: paragraph.text } : { text: paragraph.text, level };
    return [...(added.get(paragraph) ?? []), own];
  });
}

function says(text: string, title: string): boolean {
  if (text.length > LONGEST + NUMBERING) return false;
  const [a, b] = [bare(text), bare(title)];
  if (a === '' || b === '') return false;
  return (
    a === b ||
    (Math.abs(a.length - b.length) <= NUMBERING && b.length > 3 && (a.endsWith(b) || b.endsWith(a)))
  );
}

/** Without bookmarks: short paragraphs in larger letters, the largest first. */
export function headingsBySize(paragraphs: readonly Paragraph[], bodySize: number): Part[] {
  const isHeading = ({ text, size, lines }: Paragraph): boolean =>
    size >= bodySize * LARGE && text.length <= LONGEST && lines <= MOST_LINES && /\p{L}/u.test(text);
  const headings = paragraphs.filter(isHeading);
  if (lettersOf(headings) > lettersOf(paragraphs) * MOST_SHARE)
    return paragraphs.map(({ text }) => ({ text }));
  const sizes = [...new Set(headings.map(({ size }) => Math.round(size)))].sort((a, b) => b - a);
  return paragraphs.map((paragraph) =>
    isHeading(paragraph)
      ? { text: paragraph.text, level: Math.min(3, sizes.indexOf(Math.round(paragraph.size)) + 1) }
      : { text: paragraph.text },
  );
}

const lettersOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0);
