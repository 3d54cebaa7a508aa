interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Points that each space is wider than it is by itself, as in a justified line. */
  readonly spacing?: number;
}

interface PdfOptions {
  readonly pages: readonly (readonly PdfLine[])[];
  readonly title?: string;
  readonly author?: string;
  readonly bookmarks?: readonly { title: string; page: number; y?: number }[];
  /** Says that it is locked, by a password that nobody knows. */
  readonly locked?: boolean;
}

/** A PDF as a printing program would write it: Helvetica, each line where it is said to stand, in points. */
export function makePdf({
  pages,
  title,
  author,
  bookmarks = [],
  locked = false,
}: PdfOptions): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const pageAt = (index: number): number => 4 + index * 2;
  const outlineAt = pageAt(pages.length);
  const outline = bookmarks.length > 0 ? ` /Outlines ${outlineAt} 0 R` : '';
  add(`<< /Type /Catalog /Pages 2 0 R${outline} >>`);
  const kids = pages.map((_, index) => `${pageAt(index)} 0 R`).join(' ');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((lines, index) => {
    const drawn = lines.map(
      ({ text, x, y, size = 10, spacing = 0 }) =>
        `BT /F ${size} Tf ${spacing} Tw 1 0 0 1 ${x} ${y} Tm ${quoted(text)} Tj ET`,
    );
    const content = drawn.join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${pageAt(index) + 1} 0 R ` +
        '/Resources << /Font << /F 3 0 R >> >> >>',
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  if (bookmarks.length > 0) {
    add(`<< /Type /Outlines /First ${outlineAt + 1} 0 R /Last ${outlineAt + bookmarks.length} 0 R >>`);
    bookmarks.forEach(({ title: name, page, y = 800 }, index) => {
      const next = index + 1 < bookmarks.length ? ` /Next ${outlineAt + 2 + index} 0 R` : '';
      add(
        `<< /Title ${quoted(name)} /Parent ${outlineAt} 0 R /Dest [${pageAt(page)} 0 R /XYZ 0 ${y} 0]${next} >>`,
      );
    });
  }
  const facts = [title && `/Title ${quoted(title)}`, author && `/Author ${quoted(author)}`].filter(Boolean);
  const info = add(`<< ${facts.join(' ')} >>`);
  return written(objects, `/Root 1 0 R /Info ${info} 0 R${locked ? LOCK : ''}`);
}

const LOCK = ` /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;

const quoted = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`;

function written(objects: readonly string[], trailer: string): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Lines below each other, as a paragraph is set. */
export const setLines = (texts: readonly string[], x: number, top: number, size = 10): PdfLine[] =>
  texts.map((text, at) => ({ text, x, y: top - at * size * 1.2, size }));
