import type { DocumentLimits } from './limits.ts';

/** What the thread is given. */
export interface DocumentTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: DocumentLimits;
}
