import type { Mark } from './about.ts';
import type { SavePart } from './save-part.ts';

/** A part's sound as it stands in the file, seconds. */
export interface Placed {
  readonly part: SavePart;
  readonly at: number;
  readonly length: number;
}

/** Where each part's sound went, told by who joins them, counted in samples: nothing adds up to a drift. */
export class Timeline {
  readonly #placed: Placed[] = [];
  #open: { part: SavePart; at: number } | undefined;
  #seconds = 0;

  /** The first sound of a part goes to this place. */
  begin(part: SavePart, at: number): void {
    this.#open = { part, at };
  }

  /** The part's sound is over here. */
  end(at: number): void {
    if (this.#open) this.#placed.push({ ...this.#open, length: Math.max(0, at - this.#open.at) });
    this.#open = undefined;
    this.#seconds = Math.max(this.#seconds, at);
  }

  get placed(): readonly Placed[] {
    return this.#placed;
  }

  /** Chapters in order. What is said before the first heading belongs to the title. */
  marks(title: string): Mark[] {
    const marks = this.#placed.flatMap(({ part, at }) =>
      part.chapter === undefined ? [] : [{ title: part.chapter, at }],
    );
    const [first] = marks;
    if (!first) return [];
    const opening = this.#placed[0]?.part.chapter === undefined;
    return opening ? [{ title, at: 0 }, ...marks] : [{ ...first, at: 0 }, ...marks.slice(1)];
  }
}
