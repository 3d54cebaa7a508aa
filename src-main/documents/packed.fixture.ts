import { strToU8, zipSync } from 'fflate';

const packed = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

interface EpubOptions {
  readonly title?: string;
  readonly author?: string;
  /** Bodies of its parts, in reading order. */
  readonly parts: readonly string[];
  /** Titles in its table of contents, each leading to a part (`2`, counted from 1) or a place in it (`2#note`). */
  readonly contents?: readonly { title: string; at: string }[];
  readonly ncx?: boolean;
  /** Beside what a book has, or instead of it. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A book as a small publisher's program would write it: EPUB 3, or with `ncx` EPUB 2. */
export function makeEpub({
  title = 'A Book',
  author = 'A. Writer',
  parts,
  contents = [],
  ncx = false,
  files = {},
}: EpubOptions): Uint8Array<ArrayBuffer> {
  const href = (at: string): string => at.replace(/^\d+/, (number) => `text/part%20${number}.xhtml`);
  const items = parts.map(
    (_, index) =>
      `<item id="p${index}" href="text/part%20${index + 1}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const table = ncx
    ? `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${contents
        .map(
          ({ title: name, at }) =>
            `<navPoint><navLabel><text>${name}</text></navLabel><content src="${href(at)}"/></navPoint>`,
        )
        .join('')}</navMap></ncx>`
    : page(
        `<nav epub:type="toc"><h1>Contents</h1><ol>${contents.map(({ title: name, at }) => `<li><a href="${href(at)}">${name}</a></li>`).join('')}</ol></nav>`,
      );
  const tableItem = ncx
    ? '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    : '<item id="toc" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>';
  return packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator></metadata>
<manifest>${tableItem}${items.join('')}</manifest>
<spine>${ncx ? '' : '<itemref idref="toc"/>'}${parts.map((_, index) => `<itemref idref="p${index}"/>`).join('')}</spine></package>`,
    [ncx ? 'OEBPS/toc.ncx' : 'OEBPS/nav.xhtml']: table,
    ...Object.fromEntries(parts.map((body, index) => [`OEBPS/text/part ${index + 1}.xhtml`, page(body)])),
    ...files,
  });
}

const page = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

interface DocxOptions {
  /** Paragraphs and tables in Word's own markup; see `paragraph`. */
  readonly body: string;
  readonly footnotes?: readonly string[];
  readonly title?: string;
  readonly author?: string;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with the styles Title, Heading1, Heading2 and a bulleted list. */
export function makeDocx({
  body,
  footnotes = [],
  title = '',
  author = '',
}: DocxOptions): Uint8Array<ArrayBuffer> {
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const notes = footnotes
    .map((text, index) => `<w:footnote w:id="${index + 1}">${paragraph(text)}</w:footnote>`)
    .join('');
  return packed({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['styles', 'numbering', 'footnotes'].map((name) => `<Relationship Id="${name}" Type="${TYPE}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${W}>${notes}</w:footnotes>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator></cp:coreProperties>`,
  });
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of a style, or an item of the list (`list`), with a mark of a footnote (counted from 1) at its end. */
export function paragraph(text: string, style = '', footnote?: number): string {
  const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const properties = style === 'list' ? list : style && `<w:pStyle w:val="${style}"/>`;
  const mark = footnote === undefined ? '' : `<w:r><w:footnoteReference w:id="${footnote}"/></w:r>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}${mark}</w:p>`;
}

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
