import { posix } from 'node:path';
import { Fault } from '../fault.ts';
import { elements, parseXml, words, type XmlElement } from './xml.ts';
import type { Zip } from './zip.ts';

export interface BookPart {
  /** Path in the archive. */
  readonly path: string;
  readonly properties: string;
}

export interface BookPackage {
  readonly title: string | undefined;
  readonly author: string | undefined;
  /** Its parts in reading order, without those that are only reached by links. */
  readonly parts: readonly BookPart[];
  /** Its table of contents: the navigation document of EPUB 3, else the NCX of EPUB 2. */
  readonly contents: string | undefined;
  /** Parts that the book itself calls a cover or a table of contents. */
  readonly aside: ReadonlySet<string>;
}

/** Fonts may be mangled in any book (EPUB 3.3 §4.3, and Adobe's way): that protects no text. */
const FONTS_ONLY = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

/** What the book says of itself. Throws a Fault: `document_damaged`, `document_protected`. */
export function readPackage(zip: Zip): BookPackage {
  refuseLocked(zip);
  const container = zip.entry('META-INF/container.xml');
  const root = container && elements(parseXml(container), 'rootfile')[0]?.getAttribute('full-path');
  const bytes = root && zip.entry(root);
  if (!bytes) throw new Fault('document_damaged');
  const opf = parseXml(bytes);
  const resolve = (href: string | null): string => resolvePath(root, href ?? '');
  const items = new Map(elements(opf, 'item').map((item) => [item.getAttribute('id'), item]));
  const pathOf = (item: XmlElement | undefined): string | undefined =>
    item && resolve(item.getAttribute('href'));
  const propertiesOf = (item: XmlElement): string => item.getAttribute('properties') ?? '';
  const parts = elements(opf, 'itemref').flatMap((ref) => {
    const item = items.get(ref.getAttribute('idref'));
    if (!item || ref.getAttribute('linear') === 'no') return [];
    return [{ path: resolve(item.getAttribute('href')), properties: propertiesOf(item) }];
  });
  const nav = [...items.values()].find((item) => propertiesOf(item).split(/\s+/).includes('nav'));
  const ncx = [...items.values()].find(
    (item) => item.getAttribute('media-type') === 'application/x-dtbncx+xml',
  );
  const aside = elements(opf, 'reference')
    .filter((reference) => /^(?:cover|toc|loi|lot)$/.test(reference.getAttribute('type') ?? ''))
    .map((reference) => resolve(reference.getAttribute('href')));
  return {
    title: words(opf, 'title'),
    author: authors(elements(opf, 'creator')),
    parts,
    contents: pathOf(nav ?? ncx),
    aside: new Set(aside),
  };
}

const authors = (creators: readonly XmlElement[]): string | undefined =>
  creators
    .map((creator) => creator.textContent?.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(', ') || undefined;

function refuseLocked(zip: Zip): void {
  const locked = zip.entry('META-INF/encryption.xml');
  const methods = locked ? elements(parseXml(locked), 'EncryptionMethod') : [];
  const isLocked = methods.some((method) => !FONTS_ONLY.test(method.getAttribute('Algorithm') ?? ''));
  if (isLocked || zip.names.has('META-INF/rights.xml')) throw new Fault('document_protected');
}

/** An address in the archive, relative to a file in it, without its fragment. */
export function resolvePath(from: string, href: string): string {
  const path = href.split('#')[0] ?? '';
  const named = path === '' ? from : posix.join(posix.dirname(from), path);
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}
