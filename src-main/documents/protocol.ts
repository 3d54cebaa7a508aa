import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Document } from './document.ts';
import type { DocumentLimits } from './limits.ts';

/** What the thread is given, and the one message that it answers with. */
export interface DocumentTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: DocumentLimits;
}

export type DocumentAnswer = { readonly document: Document } | { readonly error: AppError };
