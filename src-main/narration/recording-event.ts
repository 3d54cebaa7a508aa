import type { Narration, Piece } from '../../src-preload/contract/narration.ts';

/** What stays the same of a narration. */
export type Facts = Omit<Narration, 'pieces' | 'made' | 'state' | 'error' | 'growing' | 'held'>;

/** What a recording tells while it is made. */
export type RecordingEvent =
  | { readonly kind: 'narration'; readonly narration: Narration }
  | { readonly kind: 'piece'; readonly piece: Piece }
  /** The text has grown by these pieces. */
  | { readonly kind: 'extended'; readonly narration: Narration; readonly pieces: Piece[] }
  /** All of the text that is being written, so far. */
  | { readonly kind: 'answered'; readonly text: string };
