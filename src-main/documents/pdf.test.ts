import { describe, expect, it } from 'vitest';
import { makePdf, setLines } from './pdf.fixture.ts';
import { open, refusal } from './read-as-text.fixture.ts';

const words = ['lamp', 'fern', 'rain', 'book', 'clock', 'coat', 'page', 'night', 'street', 'door'];
/** A page with a running head, a heading, two columns of lines of its own, and its number. */
function page(number: number): Parameters<typeof makePdf>[0]['pages'][number] {
  const line = (at: number): string =>
    Array.from({ length: 5 }, (_, n) => words[(number * 7 + at * 3 + n) % words.length]).join(' ');
  const column = (from: number): string[] => Array.from({ length: 8 }, (_, at) => line(from + at));
  return [
    { text: 'The Lamp and the Fern', x: 220, y: 810 },
    { text: `Chapter ${number}`, x: 60, y: 770, size: 18 },
    ...setLines([`left${number} ${line(0)}`, ...column(1)], 60, 730),
    ...setLines([`right${number} ${line(20)}`, ...column(21)], 320, 730),
    { text: `- ${number} -`, x: 290, y: 30 },
  ];
}

describe('a PDF', () => {
  it('is read column by column, without running heads and page numbers, with large lines as headings', async () => {
    const bytes = makePdf({ pages: [1, 2, 3, 4].map(page), title: 'Lamp', author: 'Mira Moss' });
    const { text, markup, title, author } = await open(bytes, 'a.pdf');
    expect({ markup, title, author }).toEqual({ markup: 'markdown', title: 'Lamp', author: 'Mira Moss' });
    expect(text).not.toMatch(/The Lamp and|- \d -/);
    const marks = [1, 2, 3, 4].flatMap((n) => [`# Chapter ${n}`, `left${n}`, `right${n}`]);
    const places = marks.map((mark) => text.indexOf(mark));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('takes the wide blank that ends a justified line for no part of it, and knows what two pages repeat', async () => {
    const lines = (name: string): string[] =>
      Array.from({ length: 6 }, (_, at) => `${name}${at} lamp in the rain`);
    const pages = ['first', 'second'].map((name, at) => [
      { text: 'The Lamp and the Fern', x: 220, y: 810 },
      ...setLines(lines(`${name}left`), 60, 700).map((line, n) =>
        n === 3 ? { ...line, text: `${name}left3 `, spacing: 300 } : line,
      ),
      ...setLines(lines(`${name}right`), 320, 700),
      { text: `Page ${at + 1}`, x: 290, y: 30 },
    ]);
    const { text } = await open(makePdf({ pages }), 'a.pdf');
    expect(text).not.toMatch(/The Lamp and|Page/);
    expect(text.match(/\w+\d/g)).toEqual(
      ['firstleft', 'firstright', 'secondleft', 'secondright'].flatMap((name) =>
        lines(name).map((line) => line.split(' ')[0]),
      ),
    );
  });

  it('joins what was parted at the end of a line, but not what is written with a hyphen', async () => {
    const lines = [
      'A well-known lamp was ligh-',
      'ted by somebody who was well-',
      'known in the street, and who',
      'went home.',
    ];
    const { text, markup } = await open(makePdf({ pages: [setLines(lines, 60, 700)] }), 'a.pdf');
    expect(text).toBe(
      'A well-known lamp was lighted by somebody who was well-known in the street, and who went home.',
    );
    expect(markup).toBe('plain');
  });

  it('parts paragraphs by distance and by indent, and goes on over a page', async () => {
    const first = [
      ...setLines(
        ['The clock struck nine, and nobody', 'asked why it was so late. She laid', 'it on the counter.'],
        60,
        700,
      ),
      ...setLines(['Then she waited for a while in the'], 60, 640),
      ...setLines(['light of the lamp that was kept lit'], 60, 628),
    ];
    const second = setLines(['for whoever came last to the library', 'that evening.'], 60, 700);
    const { text } = await open(makePdf({ pages: [first, second] }), 'a.pdf');
    expect(text.split('\n\n')).toEqual([
      'The clock struck nine, and nobody asked why it was so late. She laid it on the counter.',
      'Then she waited for a while in the light of the lamp that was kept lit for whoever came last to the library that evening.',
    ]);
  });

  it('keeps numbered headings of the usual size apart', async () => {
    const lines = [
      'The lamp was lit that evening, and nobody',
      'had seen who did it in all that rain, or on',
      '3. Mai of that year.',
      '2.1 The Fern',
      'It was pressed between the pages that they',
      'had all read.',
    ];
    const { text } = await open(makePdf({ pages: [setLines(lines, 60, 700)] }), 'a.pdf');
    expect(text.split('\n\n')).toEqual([
      'The lamp was lit that evening, and nobody had seen who did it in all that rain, or on 3. Mai of that year.',
      '2.1 The Fern',
      'It was pressed between the pages that they had all read.',
    ]);
  });

  it('has headings where its bookmarks lead, written or not', async () => {
    const pages = [
      [
        { text: '1. The Lamp', x: 60, y: 760 },
        ...setLines(['It was late, and it rained', 'all the time.'], 60, 700),
      ],
      setLines(['Nobody asked for whom it', 'was lit.'], 60, 700),
    ];
    const bookmarks = [
      { title: 'The Lamp', page: 0, y: 770 },
      { title: 'The Fern', page: 1 },
    ];
    const { text } = await open(makePdf({ pages, bookmarks }), 'a.pdf');
    expect(text).toBe(
      '# 1. The Lamp\n\nIt was late, and it rained all the time.\n\n# The Fern\n\nNobody asked for whom it was lit.',
    );
  });

  it('is refused when it is locked, has pictures alone, or is no PDF at all', async () => {
    expect(await refusal(makePdf({ pages: [page(1)], locked: true }), 'a.pdf')).toBe('document_protected');
    expect(await refusal(makePdf({ pages: [[], [], []] }), 'a.pdf')).toBe('document_scanned');
    const whole = makePdf({ pages: [page(1)] });
    expect(await refusal(whole.subarray(0, 60), 'a.pdf')).toBe('document_damaged');
  });
});
