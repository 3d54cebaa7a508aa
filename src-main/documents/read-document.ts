import { Worker } from 'node:worker_threads';
import { type AppError, type ErrorCode } from '../../src-preload/contract/errors.ts';
import { cancelled, Fault } from '../fault.ts';
import type { Document } from './document.ts';
import { kindOf } from './kind.ts';
import { type DocumentLimits, documentLimits } from './limits.ts';
import { parseDocument } from './parse.ts';
import type { DocumentAnswer, DocumentTask } from './protocol.ts';

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
  const { name, limits } = task;
  const own = task.bytes.byteLength === task.bytes.buffer.byteLength;
  const worker = new Worker(new URL(entry, import.meta.url), {
    name: 'document',
    workerData: task,
    transferList: own && task.bytes.buffer instanceof ArrayBuffer ? [task.bytes.buffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heap },
    // What a parser prints would go where sound may be going.
    stdout: true,
    stderr: true,
  });
  const result = Promise.withResolvers<Document>();
  const fail = (code: ErrorCode, params?: AppError['params'], detail?: string): void =>
    result.reject(new Fault(code, params, detail));
  const onAbort = (): void => fail('cancelled');
  const timer = setTimeout(() => fail('document_slow', { name }), limits.seconds * 1000);
  signal.addEventListener('abort', onAbort);
  worker.on('message', (message: DocumentAnswer) => {
    if ('document' in message) result.resolve(message.document);
    else fail(message.error.code, message.error.params, message.error.detail);
  });
  worker.on('error', (thrown: Error & { code?: string }) => {
    if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') result.reject(tooLarge(name, limits));
    else fail('document_damaged', { name }, String(thrown));
  });
  worker.on('exit', (code) => fail('document_damaged', { name }, `the thread ended with ${code}`));
  return result.promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    void worker.terminate();
  });
}
