import { decodeMarkup } from './decode-text.ts';
import { resolvePath } from './epub-package.ts';
import { attribute, type Element, find, isElement, type Parent, parseHtml, wordsOf } from './html-tree.ts';
import { elements, parseXml, words, type XmlElement } from './xml.ts';

/** A line of a table of contents. */
export interface Entry {
  readonly title: string;
  /** 1 for the uppermost. */
  readonly level: number;
  /** Empty: the part's beginning. */
  readonly fragment: string;
}

/** What a table of contents names, by the path of the part. */
export function readContents(path: string, bytes: Uint8Array): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  const add = (href: string, title: string, level: number): void => {
    const part = resolvePath(path, href);
    const entries = found.get(part) ?? [];
    found.set(part, entries);
    if (title !== '') entries.push({ title, level: Math.min(6, level), fragment: fragmentOf(href) });
  };
  const text = decodeMarkup(bytes);
  if (/<(?:\w+:)?navMap[\s>]/.test(text)) readNcx(bytes, add);
  else readNav(parseHtml(text, true), add);
  return found;
}

type Add = (href: string, title: string, level: number) => void;

function fragmentOf(href: string): string {
  const hash = href.indexOf('#');
  try {
    return hash < 0 ? '' : decodeURIComponent(href.slice(hash + 1));
  } catch {
    return href.slice(hash + 1);
  }
}

function readNcx(bytes: Uint8Array, add: Add): void {
  for (const point of elements(parseXml(bytes), 'navPoint')) {
    const href = elements(point, 'content')[0]?.getAttribute('src');
    if (href) add(href, words(point, 'text') ?? '', depthOf(point));
  }
}

function depthOf(point: XmlElement): number {
  let depth = 1;
  for (let parent = point.parentNode; parent; parent = parent.parentNode) {
    if (/(?:^|:)navPoint$/.test(parent.nodeName)) depth += 1;
  }
  return depth;
}

function readNav(tree: Parent, add: Add): void {
  const isToc = (element: Element): boolean =>
    element.tagName === 'nav' && /\btoc\b/.test(attribute(element, 'epub:type'));
  const nav = find(tree, isToc) ?? find(tree, ({ tagName }) => tagName === 'nav') ?? tree;
  const visit = (parent: Parent, level: number): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      if (child.tagName === 'a') add(attribute(child, 'href'), wordsOf(child), Math.max(1, level));
      else visit(child, child.tagName === 'ol' || child.tagName === 'ul' ? level + 1 : level);
    }
  };
  visit(nav, 0);
}
