import { MAX_TEXT } from '../../src-preload/contract/narration.ts';

/** What one document may take before it is given up with a sentence. */
export interface DocumentLimits {
  /** Of the file. */
  readonly bytes: number;
  /** Of all that is unpacked from it, as its own directory says; no more is ever written. */
  readonly unpackedBytes: number;
  readonly seconds: number;
  /** Megabytes of the parser's own heap. */
  readonly heap: number;
  /** Of the text. */
  readonly characters: number;
}

export const documentLimits: DocumentLimits = {
  bytes: 100_000_000,
  unpackedBytes: 250_000_000,
  seconds: 60,
  heap: 1024,
  characters: MAX_TEXT,
};
