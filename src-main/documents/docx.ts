import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { Fault } from '../fault.ts';
import type { Found } from './document.ts';
import { dropNoise } from './html-noise.ts';
import { attribute, type Element, find, isElement, type Parent, parseHtml, replace } from './html-tree.ts';
import { htmlToMarkdown, NOTE, NOTE_MARK } from './to-markdown.ts';
import { parseXml, words } from './xml.ts';
import { Zip } from './zip.ts';

const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  'comment-reference => ',
];

/** A Word document: headings, lists, tables and notes; pictures are not looked at. */
export async function readDocx(bytes: Uint8Array, mostUnpacked: number): Promise<Found> {
  const zip = new Zip(bytes, mostUnpacked);
  const parts = zip.unpack((name) => /\.(?:xml|rels)$/i.test(name));
  if (!parts.has('word/document.xml')) throw new Fault('document_damaged');
  // Packed again without pictures, in the size that was checked: the reader unpacks all it finds.
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap, idPrefix: 'doc-' });
  const tree = parseHtml(value);
  markNotes(tree);
  dropNoise(tree);
  const core = parts.get('docProps/core.xml');
  const facts = core && parseXml(core);
  return {
    text: htmlToMarkdown(tree),
    markup: 'markdown',
    title: facts && words(facts, 'title'),
    author: facts && words(facts, 'creator'),
  };
}

/** Notes come as raised links to items of a last list: they become Markdown's notes. */
function markNotes(parent: Parent): void {
  replace(parent, (element) => {
    const link = element.tagName === 'sup' && find(element, ({ tagName }) => tagName === 'a');
    const target = link ? nameOf(attribute(link, 'href').slice(1)) : undefined;
    if (target !== undefined) return [own(NOTE_MARK, target, [])];
    const isNotes = element.tagName === 'ol' && element.children.some((item) => noteOf(item) !== undefined);
    return isNotes ? element.children.flatMap((item) => note(item)) : [element];
  });
}

const noteOf = (item: Element['children'][number]): string | undefined =>
  isElement(item) ? nameOf(attribute(item, 'id')) : undefined;

/** Endnotes have a count of their own. */
function nameOf(id: string): string | undefined {
  const [, kind, number] = /^doc-(foot|end)note-(\d+)$/.exec(id) ?? [];
  return number && (kind === 'end' ? `e${number}` : number);
}

function note(item: Element['children'][number]): Element[] {
  const name = noteOf(item);
  if (name === undefined || !isElement(item)) return [];
  const back = find(
    item,
    (element) => attribute(element, 'href').startsWith('#doc-') && element.tagName === 'a',
  );
  if (back) back.children = [];
  return [own(NOTE, name, item.children)];
}

const own = (tagName: string, name: string, children: Element['children']): Element => ({
  ...{ type: 'element', tagName, properties: { name }, children },
});
