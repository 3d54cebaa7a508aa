import { decodeMarkup } from './decode-text.ts';
import type { Found } from './document.ts';
import { dropNoise, dropSurroundings } from './html-noise.ts';
import { attribute, descendants, type Element, find, parseHtml, type Root, wordsOf } from './html-tree.ts';
import { htmlToMarkdown } from './to-markdown.ts';

/** The share of a page's words that its marked main part must have to be taken for all of it. */
const MAIN_SHARE = 0.4;

/** A web page that was saved: the main part where one is marked, otherwise all but what stands around it. */
export function readWebPage(bytes: Uint8Array): Found {
  const tree = parseHtml(decodeMarkup(bytes));
  const title = titleOf(tree);
  const author = metaOf(tree, 'author');
  const body = find(tree, ({ tagName }) => tagName === 'body') ?? tree;
  dropNoise(body);
  dropSurroundings(body);
  return { text: htmlToMarkdown(mainPart(body)), markup: 'markdown', title, author };
}

function mainPart(body: Root | Element): Root {
  const all = wordsOf(body).length;
  const candidates = [...descendants(body)].filter(
    ({ tagName, properties }) => tagName === 'article' || tagName === 'main' || properties['role'] === 'main',
  );
  const marked = candidates
    .map((element) => ({ element, length: wordsOf(element).length }))
    .filter(({ length }) => length >= all * MAIN_SHARE)
    .sort((a, b) => a.length - b.length)[0];
  return { type: 'root', children: (marked?.element ?? body).children };
}

function titleOf(tree: Root): string | undefined {
  const named = find(tree, ({ tagName }) => tagName === 'title');
  const heading = find(tree, ({ tagName }) => tagName === 'h1');
  return metaOf(tree, 'og:title') ?? [named, heading].map((found) => found && wordsOf(found)).find(Boolean);
}

function metaOf(tree: Root, name: string): string | undefined {
  const meta = find(
    tree,
    (element) =>
      element.tagName === 'meta' &&
      [attribute(element, 'name'), attribute(element, 'property')].includes(name),
  );
  return (meta && attribute(meta, 'content').trim()) || undefined;
}
