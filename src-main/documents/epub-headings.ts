import type { Entry } from './epub-contents.ts';
import { attribute, type Element, isElement, type Parent, wordsOf } from './html-tree.ts';

const HEADING = /^h[1-6]$/;
const BLOCK = /^(?:p|div|section|article|blockquote|ul|ol|table|figure|pre|header|center|hr)$/;
/** Characters of a paragraph that can be a title by itself. */
const TITLE = 200;

const same = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Puts the titles of a table of contents into a part that has no headings of its own where they belong: a paragraph
 * that says the title becomes the heading; otherwise one is added.
 */
export function addHeadings(body: Parent, entries: readonly Entry[]): void {
  const waiting = new Map(entries.map((entry) => [entry.fragment, entry]));
  let next: Entry | undefined = waiting.get('');
  const visit = (parent: Parent): void => {
    for (let at = 0; at < parent.children.length; at += 1) {
      const child = parent.children[at];
      if (!isElement(child)) {
        if (next && child?.type === 'text' && child.value.trim() !== '') {
          parent.children.splice(at, 0, heading(next));
          next = undefined;
          at += 1;
        }
        continue;
      }
      next = named(child, waiting) ?? next;
      if (!next) {
        visit(child);
        continue;
      }
      if (HEADING.test(child.tagName)) {
        next = undefined;
        continue;
      }
      const text = wordsOf(child);
      if (text === '') continue;
      if (text.length <= TITLE && same(text, next.title) && !holdsBlocks(child)) {
        child.tagName = `h${next.level}`;
        next = undefined;
      } else if (holdsBlocks(child)) {
        visit(child);
      } else {
        // A heading may follow what leads to it, such as an ornament or “Part One”.
        parent.children.splice(at, 0, heading(next));
        next = undefined;
        at += 1;
      }
    }
  };
  visit(body);
}

/** The entry that leads to this element, or to something inside it that is no block of its own. */
function named(element: Element, waiting: ReadonlyMap<string, Entry>): Entry | undefined {
  const ids = [attribute(element, 'id'), attribute(element, 'name')];
  for (const id of ids) if (id !== '' && waiting.has(id)) return waiting.get(id);
  if (holdsBlocks(element)) return undefined;
  for (const child of element.children) {
    const found = isElement(child) ? named(child, waiting) : undefined;
    if (found) return found;
  }
  return undefined;
}

const holdsBlocks = (element: Element): boolean =>
  element.children.some(
    (child) =>
      isElement(child) && (BLOCK.test(child.tagName) || HEADING.test(child.tagName) || holdsBlocks(child)),
  );

const heading = ({ title, level }: Entry): Element => ({
  ...{ type: 'element', tagName: `h${level}`, properties: {}, children: [{ type: 'text', value: title }] },
});
