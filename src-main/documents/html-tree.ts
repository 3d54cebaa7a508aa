import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

export type { Element, Root };
type Node = Root | RootContent;
export type Parent = Root | Element;

const parser = unified().use(rehypeParse);

/** Elements that XML may close at once, and HTML may not: `<title/>` would swallow all that follows. */
const CLOSED_AT_ONCE =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([\w:-]+)((?:\s[^<>]*)?)\/>/gi;

/** HTML, and XHTML as books have it. */
export const parseHtml = (html: string, isXml = false): Root =>
  parser.parse(isXml ? html.replace(CLOSED_AT_ONCE, '<$1$2></$1>') : html);

export const isElement = (node: Node | undefined): node is Element => node?.type === 'element';

/** An attribute as text; lists (classes, types) are joined by spaces. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** All elements below, in order. */
export function* descendants(parent: Parent): Generator<Element> {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    yield child;
    yield* descendants(child);
  }
}

export function find(parent: Parent, isWanted: (element: Element) => boolean): Element | undefined {
  for (const element of descendants(parent)) if (isWanted(element)) return element;
  return undefined;
}

/** The words inside, without white space around and doubled. */
export const wordsOf = (node: Node): string => textOf(node).replace(/\s+/g, ' ').trim();

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Takes out what is not wanted, and comments, at every depth. */
export function prune(parent: Parent, isUnwanted: (element: Element) => boolean): void {
  const kept = parent.children.filter(
    (child) => child.type !== 'comment' && !(isElement(child) && isUnwanted(child)),
  );
  parent.children = kept;
  for (const child of parent.children) if (isElement(child)) prune(child, isUnwanted);
}

/** Puts something else in the place of every element, from the innermost out. */
export function replace(parent: Parent, by: (element: Element) => readonly ElementContent[]): void {
  const kept: Parent['children'][number][] = [];
  for (const child of parent.children) {
    if (isElement(child)) {
      replace(child, by);
      for (const instead of by(child)) kept.push(instead);
    } else {
      kept.push(child);
    }
  }
  parent.children = kept;
}
