import { Fault } from '../fault.ts';
import { decodeText } from './decode-text.ts';
import type { Document, Found } from './document.ts';
import { finish } from './finish.ts';
import { type Kind, kindOf } from './kind.ts';
import type { DocumentLimits } from './limits.ts';

/**
 * Takes a document apart, in the thread it is called in; each parser is loaded when it is needed. Throws a Fault;
 * whatever a parser throws means that the document is damaged.
 */
export async function parseDocument(
  bytes: Uint8Array,
  name: string,
  limits: DocumentLimits,
): Promise<Document> {
  if (bytes.length === 0) throw new Fault('document_empty', { name });
  const kind = kindOf(bytes, name);
  try {
    return finish(await read(kind, bytes, limits), name, limits);
  } catch (thrown) {
    if (thrown instanceof Fault) throw named(thrown, name);
    throw new Fault('document_damaged', { name }, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

async function read(kind: Kind, bytes: Uint8Array, limits: DocumentLimits): Promise<Found> {
  switch (kind) {
    case 'text': {
      const text = decodeText(bytes);
      return { text, markup: (await import('../text/tell-markup.ts')).tellMarkup(text) };
    }
    case 'markdown':
      return { text: decodeText(bytes), markup: 'markdown' };
    case 'subtitles':
      return (await import('./cues.ts')).readCues(decodeText(bytes));
    case 'html':
      return (await import('./web-page.ts')).readWebPage(bytes);
    case 'epub':
      return (await import('./epub.ts')).readEpub(bytes, limits.unpackedBytes);
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes, limits.unpackedBytes);
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes);
  }
}

/** Parsers do not know what the document is called. */
const named = ({ error }: Fault, name: string): Fault =>
  new Fault(error.code, { name, ...error.params }, error.detail);
