import type { Alert } from './words.ts';

/**
 * What is said that stands in no source. Its words follow the language of the text around it, which is told only once
 * all else of the reading is known; until then one character holds its place.
 */
export type Own =
  | { readonly what: 'code'; readonly lines: number }
  | { readonly what: 'yes' | 'no' | 'done' | 'longNumber' | 'hash' | 'id' }
  | { readonly what: 'alert'; readonly alert: Alert }
  /** In a row; `apart`: a word touches it before, behind. */
  | { readonly what: 'emoji'; readonly emoji: readonly string[]; readonly apart: readonly [string, string] }
  /** `brief`: only a short one is said, any other is named. */
  | { readonly what: 'formula'; readonly tex: string; readonly brief: boolean };

/** Stands for it: OBJECT REPLACEMENT CHARACTER, neither a letter nor white space. */
export const OWN = '\ufffc';
