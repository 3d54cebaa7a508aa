import type { Page } from './pages.ts';

/** Pixels of a letter and of a line, as the window sets its larger text: near enough for what was not in sight yet. */
const LETTER = 8;
const LINE = 29;

/** What pages take up while they are not shown: as much as when they were, or else about what they will. */
export class PageHeights {
  readonly #known = new Map<number, number>();

  /** A page that begins at `from` was so high, pixels. */
  learn(from: number, height: number): void {
    this.#known.set(from, height);
  }

  /** In a box of so many pixels. */
  of({ from, to }: Pick<Page, 'from' | 'to'>, width: number): number {
    return this.#known.get(from) ?? Math.ceil((to - from) / Math.max(10, width / LETTER)) * LINE;
  }
}
