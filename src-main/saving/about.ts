/** What a file says about itself, in its format's own tags. Empty ones are left out. */
export interface About {
  readonly title?: string | undefined;
  /** Who speaks, and with which voice. */
  readonly artist?: string | undefined;
  readonly album?: string | undefined;
  /** As YYYY-MM-DD. */
  readonly date?: string | undefined;
  /** Which file of how many it is. */
  readonly track?: { readonly number: number; readonly of: number } | undefined;
  readonly comment?: string | undefined;
  readonly genre?: string | undefined;
  /** A PNG. */
  readonly cover?: Uint8Array | undefined;
  /** Titles of all chapters that may come: room for them is kept where tags stand before the sound. */
  readonly chapters?: readonly string[] | undefined;
}

/** A chapter as it stands in the file. */
export interface Mark {
  readonly title: string;
  /** Seconds from the start of the file. */
  readonly at: number;
}

/** What is known once all sound is in: chapters in order, and the length of the whole, seconds. */
export interface Ended {
  readonly marks: readonly Mark[];
  readonly seconds: number;
}

/** The chapters that may come, and the opening before the first, at time zero: for the room that they need. */
export const markRoom = (about: About): Mark[] => {
  const titles = about.chapters ?? [];
  return titles.length === 0 ? [] : [about.title ?? '', ...titles].map((title) => ({ title, at: 0 }));
};

/** A text as tags take it: no NUL, no white space at its ends, of bounded length. */
export const tagText = (text: string | undefined): string =>
  (text ?? '').replaceAll('\0', '').trim().slice(0, 1000).toWellFormed();
