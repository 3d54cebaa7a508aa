import type { Element, ElementContent, Nodes } from 'hast';
import { isHidden } from './hidden.ts';

/** Elements that stand by themselves: text before and after them is not one paragraph. */
export const blockElements = new Set(
  (
    'html body address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre search section summary table caption tr ul'
  ).split(' '),
);

/** The place of a node in the text that was parsed. */
export function placeIn(node: Nodes): { start: number; end: number } | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

/** The text of an element as it is written, without what is hidden. */
export function textOf(node: ElementContent | Element): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isHidden(node)) return '';
  return node.tagName === 'br' ? '\n' : node.children.map(textOf).join('');
}

/** Elements of some names under another one, which do not look into those that are found or lie in `stop`. */
export function* within(
  element: Element,
  names: readonly string[],
  stop: readonly string[],
): Generator<Element> {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (names.includes(child.tagName)) yield child;
    else if (!stop.includes(child.tagName)) yield* within(child, names, stop);
  }
}

/** The language that an element says it is in, BCP 47 without region. */
export function languageOf({ properties }: Element): string | undefined {
  const { lang, xmlLang } = properties;
  const tag = typeof lang === 'string' ? lang : typeof xmlLang === 'string' ? xmlLang : '';
  return /^[a-zA-Z]{2,3}(?=$|[-_])/.exec(tag)?.[0].toLowerCase();
}
