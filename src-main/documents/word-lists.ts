import { attribute, descendants, type Element, isElement, type Parent, prune, wordsOf } from './html-tree.ts';

const styleOf = (element: Element): string => attribute(element, 'style').replace(/\s/g, '').toLowerCase();

/** What Word draws before a point: a sign, or a number with its dot. */
const isMark = (element: Element): boolean => styleOf(element).includes('mso-list:ignore');
const isPoint = (element: Element): boolean =>
  element.tagName === 'p' && /mso-list:(?!ignore)/.test(styleOf(element));
const markOf = (element: Element): string => wordsOf([...descendants(element)].find(isMark) ?? element);

/** Word copies its lists as paragraphs with a drawn sign: they become lists, and a number becomes that of its point. */
export function mendWordLists(parent: Parent): void {
  const kept: Parent['children'][number][] = [];
  for (const child of parent.children) {
    if (isElement(child) && isPoint(child)) addPoint(kept, child);
    else {
      if (isElement(child)) mendWordLists(child);
      kept.push(child);
    }
  }
  parent.children = kept;
}

/** To the list that it goes on with, or to a new one; only white space stands between two points. */
function addPoint(kept: Parent['children'][number][], point: Element): void {
  const number = /^(\d+)[.)]$/.exec(markOf(point))?.[1];
  const tagName = number === undefined ? 'ul' : 'ol';
  prune(point, isMark);
  const item: Element = { type: 'element', tagName: 'li', properties: {}, children: point.children };
  const before = kept.findLast((node) => node.type !== 'text' || node.value.trim() !== '');
  if (isElement(before) && before.tagName === tagName && before.properties['data-word'] === true) {
    before.children.push(item);
    return;
  }
  const properties = { 'data-word': true, ...(number !== undefined && { start: Number(number) }) };
  kept.push({ type: 'element', tagName, properties, children: [item] });
}
