import { cancelled, Fault } from '../fault.ts';
import type { Document } from './document.ts';
import { kindOf } from './kind.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';
import { parseDocument } from './parse.ts';
import { runThread } from '../thread.ts';
import type { DocumentTask } from './protocol.ts';

/** Run from source the thread is TypeScript; the build puts it beside every other chunk under its own name. */
const entry = import.meta.url.endsWith('.ts') ? './worker.ts' : './document-worker.js';

/**
 * The text, title and author of a document, from its bytes and its name. What needs a parser is taken apart in a
 * thread of its own, with caps on time and memory; `bytes` may be handed over to it, and be empty afterwards.
 *
 * Throws a Fault: `document_*`, `text_too_large`, or `cancelled` when the signal says so.
 */
export async function readDocument(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  signal: AbortSignal,
  limits: DocumentLimits = documentLimits,
): Promise<Document> {
  if (signal.aborted) throw cancelled();
  if (bytes.length > limits.bytes) throw tooLarge(name, limits);
  if (bytes.length === 0) throw new Fault('document_empty', { name });
  const kind = kindOf(bytes, name);
  if (kind === 'text' || kind === 'markdown') return parseDocument(bytes, name, limits);
  return inThread({ bytes, name, limits }, signal);
}

export const tooLarge = (name: string, { bytes }: DocumentLimits): Fault =>
  new Fault('document_too_large', { name, limit: bytes / 1_000_000 });

function inThread(task: DocumentTask, signal: AbortSignal): Promise<Document> {
  const { bytes, name, limits } = task;
  const own = bytes.byteLength === bytes.buffer.byteLength;
  return runThread<Document>(
    {
      ...{ entry: new URL(entry, import.meta.url), name: 'document', data: task },
      transfer: own && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
      ...{ heap: limits.heap, seconds: limits.seconds },
      faults: {
        slow: () => new Fault('document_slow', { name }),
        large: () => tooLarge(name, limits),
        broken: (detail) => new Fault('document_damaged', { name }, detail),
      },
    },
    signal,
  );
}
