import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { Fault } from '../fault.ts';
import type { Found } from './document.ts';
import { inReadingOrder } from './pdf-columns.ts';
import { headingsByBookmarks, headingsBySize, type Part } from './pdf-headings.ts';
import { LineJoiner } from './pdf-hyphens.ts';
import { bookmarksOf } from './pdf-outline.ts';
import { type Segment, segmentsOf } from './pdf-page.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';
import { dropRunning } from './pdf-running.ts';
import { writeMarkdown } from './to-markdown.ts';

/** Letters on a page below which it is taken for a picture. */
const FEWEST = 8;

/** A PDF's text in reading order. Throws a Fault: `document_protected`, `document_scanned`. */
export async function readPdf(bytes: Uint8Array): Promise<Found> {
  const pdf = await open(bytes);
  const pages: Segment[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(segmentsOf(items));
    page.cleanup();
  }
  const letters = pages.flat().reduce((sum, { text }) => sum + text.length, 0);
  if (letters < FEWEST * Math.min(pages.length, 10)) throw new Fault('document_scanned');
  const bodySize = usualSize(pages);
  const ordered = dropRunning(pages, bodySize).map(inReadingOrder);
  const paragraphs = paragraphsOf(ordered, new LineJoiner());
  const bookmarks = await bookmarksOf(pdf);
  const parts =
    bookmarks.length > 0 ? headingsByBookmarks(paragraphs, bookmarks) : headingsBySize(paragraphs, bodySize);
  return { ...(await factsOf(pdf)), ...written(parts) };
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // 0: only errors are told, and by throwing.
    return await getDocumentProxy(bytes, { verbosity: 0 });
  } catch (thrown) {
    const isLocked = thrown instanceof Error && thrown.name === 'PasswordException';
    throw isLocked ? new Fault('document_protected') : thrown;
  }
}

/** The size of most letters, in points. */
function usualSize(pages: readonly (readonly Segment[])[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function written(parts: readonly Part[]): Pick<Found, 'text' | 'markup'> {
  if (!parts.some(({ level }) => level !== undefined)) {
    return { text: parts.map(({ text }) => text).join('\n\n'), markup: 'plain' };
  }
  const children = parts.map(({ text, level }) => {
    const words = [{ type: 'text' as const, value: text }];
    if (level === undefined) return { type: 'paragraph' as const, children: words };
    return { type: 'heading' as const, depth: level as 1 | 2 | 3 | 4 | 5 | 6, children: words };
  });
  return { text: writeMarkdown({ type: 'root', children }), markup: 'markdown' };
}

async function factsOf(pdf: PDFDocumentProxy): Promise<Pick<Found, 'title' | 'author'>> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const fact = (name: string): string | undefined => {
    const value = (info as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  };
  // Programs that print put the file's name there.
  const title = fact('Title');
  return {
    title: title && !/^(?:untitled|microsoft word)|\.\w{2,4}$/i.test(title) ? title : undefined,
    author: fact('Author'),
  };
}
