import {
  attribute,
  descendants,
  type Element,
  find,
  isElement,
  type Parent,
  prune,
  replace,
  wordsOf,
} from './html-tree.ts';

/** Never read by anybody. */
const SILENT = new Set(
  'script style template noscript iframe object embed canvas svg math video audio button input select textarea dialog link meta'.split(
    ' ',
  ),
);
/** Around the text of a web page. */
const AROUND = new Set(['nav', 'aside', 'footer', 'form', 'menu']);
/** What a book marks (EPUB structural semantics, and the roles of DPUB-ARIA) and nobody wants to hear. */
const MARKED =
  /(?:^|[\s-])(?:footnotes?|endnotes?|rearnotes?|noteref|pagebreak|pagelist|page-list|toc|landmarks|cover|loi|lot)(?:\s|$)/;
const CHROME_ROLE =
  /^(?:navigation|banner|contentinfo|search|complementary|doc-(?:noteref|footnote|endnotes?|pagebreak|pagelist|toc|cover))$/;

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style').replace(/\s/g, '').toLowerCase();
  return (
    'hidden' in element.properties ||
    attribute(element, 'ariaHidden') === 'true' ||
    style.includes('display:none') ||
    style.includes('visibility:hidden')
  );
}

/** A raised link to a note of the same document, such as `[12]` or `*`. */
function isNoteMark(element: Element): boolean {
  if (element.tagName !== 'sup') return false;
  const link = find(element, ({ tagName }) => tagName === 'a');
  return (
    link !== undefined &&
    /^[^/]*#/.test(attribute(link, 'href')) &&
    /^\W*(?:\w{1,4})?\W*$/.test(wordsOf(element))
  );
}

/** Takes out of a book's or a page's part what is not its text. */
export function dropNoise(parent: Parent): void {
  prune(
    parent,
    (element) =>
      SILENT.has(element.tagName) ||
      isHidden(element) ||
      isNoteMark(element) ||
      MARKED.test(attribute(element, 'epub:type')) ||
      CHROME_ROLE.test(attribute(element, 'role')),
  );
  simplify(parent);
  nameColumns(parent);
}

/** And what stands around the text of a web page. */
export const dropSurroundings = (parent: Parent): void => {
  prune(parent, ({ tagName }) => AROUND.has(tagName));
};

/** Pictures become their description or nothing; a link within the document becomes its words. */
function simplify(parent: Parent): void {
  replace(parent, (element) => {
    if (element.tagName === 'img') return described(element);
    const isInner = element.tagName === 'a' && !/^(?:https?|mailto):/i.test(attribute(element, 'href'));
    return isInner ? element.children : [element];
  });
}

/** Markdown's tables begin with the names of their columns: where none are marked, the first row has them. */
function nameColumns(parent: Parent): void {
  for (const table of descendants(parent)) {
    if (table.tagName !== 'table' || find(table, ({ tagName }) => tagName === 'th')) continue;
    const row = find(table, ({ tagName }) => tagName === 'tr');
    for (const cell of row?.children ?? []) if (isElement(cell) && cell.tagName === 'td') cell.tagName = 'th';
  }
}

function described(image: Element): Element[] {
  const words = attribute(image, 'alt').replace(/\s+/g, ' ').trim();
  if (words === '') return [];
  const source = attribute(image, 'src');
  const kept = /^https?:/i.test(source) ? source : '#';
  return [{ ...image, properties: { alt: words, src: kept }, children: [] }];
}
