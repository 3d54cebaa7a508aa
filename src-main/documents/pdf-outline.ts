import type { PDFDocumentProxy } from 'unpdf/pdfjs';

/** A bookmark: a title and the place that it leads to. */
export interface Bookmark {
  readonly title: string;
  /** 1 for the uppermost. */
  readonly level: number;
  /** Counted from 0. */
  readonly page: number;
  /** Points, counted upwards; absent: the top of the page. */
  readonly y?: number;
}

/** Bookmarks that are looked at. */
const MOST = 2000;
/** Levels below each other that are looked at. */
const DEEPEST = 6;

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** The bookmarks that lead somewhere, in their order. */
export async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  const visit = async (entries: Outline, level: number): Promise<void> => {
    for (const { title, dest, items } of entries) {
      if (found.length >= MOST) return;
      const place = await placeOf(pdf, dest).catch(() => null);
      const words = title.replace(/\s+/g, ' ').trim();
      if (place && words !== '') found.push({ title: words, level, ...place });
      if (level < DEEPEST) await visit(items as Outline, level + 1);
    }
  };
  const outline: Outline | null = await pdf.getOutline().catch(() => null);
  if (outline) await visit(outline, 1);
  return found;
}

async function placeOf(
  pdf: PDFDocumentProxy,
  dest: string | unknown[] | null,
): Promise<{ page: number; y?: number } | null> {
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) return null;
  const [target, kind, , top] = explicit as unknown[];
  const page = typeof target === 'number' ? target : await pdf.getPageIndex(target as never);
  const isPlace = typeof kind === 'object' && kind !== null && 'name' in kind && kind.name === 'XYZ';
  return isPlace && typeof top === 'number' ? { page, y: top } : { page };
}
