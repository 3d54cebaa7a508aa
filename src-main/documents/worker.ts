import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../fault.ts';
import { parseDocument } from './parse.ts';
import type { ThreadAnswer } from '../thread.ts';
import type { Document } from './document.ts';
import type { DocumentTask } from './protocol.ts';

/** A parser's thread: one document, one answer. */

const { bytes, name, limits } = workerData as DocumentTask;
const answer = (message: ThreadAnswer<Document>): void => parentPort?.postMessage(message);

try {
  answer({ value: await parseDocument(bytes, name, limits) });
} catch (thrown) {
  answer({ error: toAppError(thrown) });
}
