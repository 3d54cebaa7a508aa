import { createContext, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** A section's heading, as a menu leads to it. */
export interface Listed {
  readonly title: string;
  readonly heading: HTMLElement;
}

/** A section counts as looked at once its heading is above this height of the window, in pixels. */
const LINE = 200;

/** The sections of a long page, in the order of the page, and the one that is looked at. */
export class Sections {
  all = $state.raw<readonly Listed[]>([]);
  here = $state.raw<Listed | null>(null);

  /** Lists a heading for as long as it is on the page. */
  list(title: string): Attachment<HTMLElement> {
    return (heading) => {
      const listed = { title, heading };
      untrack(() => this.#set([...this.all, listed].sort(byPlace)));
      return () => this.#set(this.all.filter((other) => other !== listed));
    };
  }

  /** To a section. Its heading takes the focus, so that keys and a screen reader go on from there. */
  go(listed: Listed): void {
    listed.heading.scrollIntoView({ block: 'start' });
    listed.heading.focus({ preventScroll: true });
    this.here = listed;
  }

  /** The page was scrolled. */
  look(): void {
    const chosen = this.all.find(({ heading }) => heading === document.activeElement);
    // The last sections may be too short to come up to the line.
    if (chosen && inView(chosen)) this.here = chosen;
    else this.here = this.all.findLast(({ heading }) => topOf(heading) < LINE) ?? this.all[0] ?? null;
  }

  #set(all: readonly Listed[]): void {
    this.all = all;
    this.look();
  }
}

const topOf = (heading: HTMLElement): number => heading.getBoundingClientRect().top;

const inView = ({ heading }: Listed): boolean => topOf(heading) > 0 && topOf(heading) < innerHeight;

const byPlace = (a: Listed, b: Listed): number =>
  a.heading.compareDocumentPosition(b.heading) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Given by the page, used by its headings and its menu. */
export const [useSections, setSections] = createContext<Sections>();
