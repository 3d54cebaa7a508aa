import { extname } from 'node:path';
import { Fault } from '../fault.ts';
import { isBinary, isUnicode } from './decode-text.ts';

export type Kind = 'text' | 'markdown' | 'html' | 'epub' | 'docx' | 'pdf' | 'subtitles';

/** Endings of files that hold text, in whatever character set. */
const textual: Readonly<Record<string, Kind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.log': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.srt': 'subtitles',
  '.vtt': 'subtitles',
};

/** Endings of all documents, for looking into a folder. */
export const documentEndings: ReadonlySet<string> = new Set([
  ...Object.keys(textual).filter((ending) => ending !== '.log'),
  ...['.epub', '.docx', '.pdf'],
]);

/** A file may begin with some bytes of another kind (PDF 32000-1, annex H.3.4.1, allows a kilobyte). */
const HEAD = 1024;

/**
 * What a file is: told by its content, and by its name where content does not tell. Throws a Fault
 * `document_unknown`, or `document_protected` for a Word file that is locked.
 */
export function kindOf(bytes: Uint8Array, name: string): Kind {
  const ending = extname(name).toLowerCase();
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = all.toString('latin1', 0, HEAD);
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return packed(all, name);
  // The old container of Office: a locked .docx is wrapped in one.
  if (head.startsWith('\xd0\xcf\x11\xe0') && ending === '.docx')
    throw new Fault('document_protected', { name });
  const known = textual[ending];
  if (head.startsWith('{\\rtf') || isBinary(bytes) || (!known && !isUnicode(bytes))) {
    throw new Fault('document_unknown', { name });
  }
  return textKind(head, known);
}

function packed(all: Buffer, name: string): Kind {
  if (all.includes('META-INF/container.xml')) return 'epub';
  if (all.includes('word/document.xml')) return 'docx';
  // Its directory is at the end: with that missing, the name and the first entry are all there is to go by.
  const ending = extname(name).toLowerCase();
  if (all.includes('mimetypeapplication/epub+zip') || ending === '.epub') return 'epub';
  if (ending === '.docx') return 'docx';
  throw new Fault('document_unknown', { name });
}

function textKind(head: string, known: Kind | undefined): Kind {
  const begin = head.replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (/^WEBVTT(?:\s|$)/.test(begin)) return 'subtitles';
  if (/^\d+\r?\n\d+:\d\d:\d\d[,.]\d{1,3} --> /.test(begin)) return 'subtitles';
  if (known === 'markdown' || known === 'subtitles') return known;
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html)[\s>]/i.test(begin)) return 'html';
  return known ?? 'text';
}
