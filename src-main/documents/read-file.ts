import { open } from 'node:fs/promises';
import type { Document } from './document.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';
import { readDocument, tooLarge } from './read-document.ts';

/** The same from a file: its size is looked at before it is read. Throws also what the file system throws. */
export async function readDocumentFile(
  path: string,
  name: string,
  signal: AbortSignal,
  limits: DocumentLimits = documentLimits,
): Promise<Document> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limits.bytes) throw tooLarge(name, limits);
    return await readDocument(new Uint8Array(await file.readFile()), name, signal, limits);
  } finally {
    await file.close();
  }
}
