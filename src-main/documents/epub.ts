import type { RootContent } from 'mdast';
import { Fault } from '../fault.ts';
import { decodeMarkup } from './decode-text.ts';
import type { Found } from './document.ts';
import { type Entry, readContents } from './epub-contents.ts';
import { addHeadings } from './epub-headings.ts';
import { type BookPart, readPackage } from './epub-package.ts';
import { dropNoise } from './html-noise.ts';
import { attribute, find, parseHtml } from './html-tree.ts';
import { markdownTree, writeMarkdown } from './to-markdown.ts';
import { Zip } from './zip.ts';

/** A book: its parts in reading order, with the titles of its table of contents as headings. */
export function readEpub(bytes: Uint8Array, mostUnpacked: number): Found {
  const zip = new Zip(bytes, mostUnpacked);
  const { title, author, parts, contents, aside } = readPackage(zip);
  const wanted = new Set(parts.map(({ path }) => path));
  if (contents !== undefined) wanted.add(contents);
  const files = zip.unpack((name) => wanted.has(name));
  const table = contents === undefined ? undefined : files.get(contents);
  const entries =
    contents !== undefined && table ? readContents(contents, table) : new Map<string, Entry[]>();
  const read = parts.filter((part) => !aside.has(part.path) && part.path !== contents && isText(part, files));
  if (read.length === 0) throw new Fault(parts.length === 0 ? 'document_damaged' : 'document_empty');
  const children = read.flatMap(({ path }) => partOf(files.get(path), entries.get(path) ?? []));
  return { text: writeMarkdown({ type: 'root', children }), markup: 'markdown', title, author };
}

const isText = ({ path, properties }: BookPart, files: ReadonlyMap<string, Uint8Array>): boolean =>
  files.has(path) && !/\b(?:nav|cover-image)\b/.test(properties);

function partOf(bytes: Uint8Array | undefined, entries: readonly Entry[]): RootContent[] {
  if (!bytes) return [];
  const tree = parseHtml(decodeMarkup(bytes), true);
  const body = find(tree, ({ tagName }) => tagName === 'body') ?? tree;
  if (body.type === 'element' && /\b(?:cover|toc|landmarks)\b/.test(attribute(body, 'epub:type'))) return [];
  // Titles go in first: the marks that they are put at may be taken out as noise.
  addHeadings(body, entries);
  dropNoise(body);
  return markdownTree({ type: 'root', children: body.children }).children;
}
