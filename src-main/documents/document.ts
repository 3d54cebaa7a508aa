import type { Markup } from '../../src-preload/contract/narration.ts';

/** A document taken apart: what a person would read of it. */
export interface Document {
  readonly text: string;
  readonly markup: Exclude<Markup, 'auto'>;
  /** At most 120 characters, never empty. */
  readonly title: string;
  /** At most 200 characters. */
  readonly author: string | null;
}

/** What a parser finds; `finish` makes a document of it. */
export interface Found {
  readonly text: string;
  readonly markup: Document['markup'];
  readonly title?: string | undefined;
  readonly author?: string | undefined;
}
