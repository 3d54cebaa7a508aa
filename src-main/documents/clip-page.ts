import type { ReadingPreferences } from '../../src-preload/contract/settings.ts';
import { dropNoise } from './html-noise.ts';
import { attribute, descendants, type Element, find, isElement, parseHtml, wordsOf } from './html-tree.ts';
import { htmlToMarkdown } from './to-markdown.ts';
import { mendWordLists } from './word-lists.ts';

const HEADINGS = /^h[1-6]$/;

/**
 * What was copied from a page, as Markdown, where its structure tells more than its bare words: headings, lists and
 * links, and tables where they are read. Null where the words alone say as much.
 */
export function clipAsMarkdown(html: string, { tables }: Pick<ReadingPreferences, 'tables'>): string | null {
  const tree = parseHtml(html);
  const body = find(tree, ({ tagName }) => tagName === 'body') ?? tree;
  dropNoise(body);
  mendWordLists(body);
  if (![...descendants(body)].some((element) => tells(element, tables === 'rows'))) return null;
  return htmlToMarkdown({ type: 'root', children: body.children }).trim() || null;
}

function tells(element: Element, withTables: boolean): boolean {
  const { tagName } = element;
  const words = wordsOf(element);
  if (words === '') return false;
  if (HEADINGS.test(tagName) || tagName === 'li' || tagName === 'dt') return true;
  // Pages are also laid out by tables, of one row or one column.
  if (tagName === 'table') return withTables && isGrid(element);
  // An address that leads to itself is as well said from the words.
  return tagName === 'a' && /^(?:https?|mailto):/i.test(attribute(element, 'href')) && !words.includes('://');
}

/** At least two rows, and one of two cells. */
function isGrid(table: Element): boolean {
  const cells = [...descendants(table)]
    .filter(({ tagName }) => tagName === 'tr')
    .map(({ children }) => children.filter((cell) => isElement(cell) && /^t[dh]$/.test(cell.tagName)).length);
  return cells.length > 1 && cells.some((count) => count > 1);
}
