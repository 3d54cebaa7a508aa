import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../fault.ts';
import { parseDocument } from './parse.ts';
import type { DocumentAnswer, DocumentTask } from './protocol.ts';

/** A parser's thread: one document, one answer. */

const { bytes, name, limits } = workerData as DocumentTask;
const answer = (message: DocumentAnswer): void => parentPort?.postMessage(message);

try {
  answer({ document: await parseDocument(bytes, name, limits) });
} catch (thrown) {
  answer({ error: toAppError(thrown) });
}
