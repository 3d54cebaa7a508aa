import { toAppError } from '../fault.ts';
import type { Document } from './document.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';
import { parseDocument } from './parse.ts';

export const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));

/** A document without a thread of its own. A parser may take its bytes for itself: it gets others. */
export const open = (
  bytes: Uint8Array,
  name: string,
  limits: Partial<DocumentLimits> = {},
): Promise<Document> => parseDocument(new Uint8Array(bytes), name, { ...documentLimits, ...limits });

/** Why it could not be opened. */
export const refusal = (
  bytes: Uint8Array,
  name: string,
  limits: Partial<DocumentLimits> = {},
): Promise<string> =>
  open(bytes, name, limits).then(
    () => 'opened',
    (thrown: unknown) => toAppError(thrown).code,
  );
