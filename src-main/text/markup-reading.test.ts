import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Markup } from '../../src-preload/contract/narration.ts';
import { defaultPreferences, type ReadingPreferences } from '../../src-preload/contract/settings.ts';
import { readMarkup } from './markup-reading.ts';
import { fillOwn } from './own/fill-own.ts';
import { type Reading, sourceOf } from './reading.ts';

const usual = defaultPreferences.reading;
const read = async (text: string, markup: Markup, how: Partial<ReadingPreferences> = {}): Promise<Reading> =>
  fillOwn((await readMarkup(text, markup, { ...usual, ...how })).reading);
const blocks = ({ said, blocks: all }: Reading): string[] =>
  all.map(({ kind, start, end }) => `${kind}: ${said.slice(start, end)}`);

describe('what is said of markdown', () => {
  it.each<[string, string[], Partial<ReadingPreferences>?]>([
    ['# A *b* c\n\nOne **two** ~~three~~.', ['heading: A b c', 'paragraph: One two three.']],
    ['Title\n===\nText', ['heading: Title', 'paragraph: Text']],
    ['a\\*b &amp; c &#233; \\# d', ['paragraph: a*b & c é # d']],
    ['soft\nbreak, hard  \nbreak', ['paragraph: soft break, hard', 'paragraph: break']],
    [
      '3. c\n4. d\n   - e\n\n- [x] f\n- [ ] g',
      ['item: 3. c', 'item: 4. d', 'item: e', 'item: Done: f', 'item: g'],
    ],
    ['> quoted\n> on', ['quote: quoted on']],
    ['[text](https://example.com/a) [ref][r]\n\n[r]: /x', ['paragraph: text ref']],
    ['![a cat](c.png) sits', ['paragraph: a cat sits']],
    ['![a cat](c.png) sits', ['paragraph: sits'], { images: 'skip' }],
    ['```js\na()\nb()\n```', ['code: Code block, 2 lines.']],
    ['```js\na()\nb()\n```\nend', ['code: a()', 'code: b()', 'paragraph: end'], { code: 'read' }],
    ['```js\na()\n```\nend', ['paragraph: end'], { code: 'skip' }],
    ['| A | B |\n|-|-|\n| 1 | *2* |', ['row: A: 1, B: 2']],
    ['| A | B |\n|-|-|\n| 1 | 2 |\n\nend', ['paragraph: end'], { tables: 'skip' }],
    ['So[^1].\n\n[^1]: Why.', ['paragraph: So.']],
    ['So[^1].\n\n[^1]: Why.', ['paragraph: So.', 'note: Why.'], { footnotes: 'end' }],
    ['| A | B | C | D |\n|-|-|-|-|\n| 1 | ✅ | — | ⭐ |', ['row: A: 1, B: yes']],
    ['x<sup>2</sup>, 10<sup>-6</sup>, 1<sup>st</sup>', ['paragraph: x², 10⁻⁶, 1st']],
    ['---\ntitle: x\n---\nText', ['paragraph: Text']],
    ['<div><p>in <b>html</b></p></div>\n\na <i>b</i><!-- c -->', ['paragraph: in html', 'paragraph: a b']],
    ['use `a_b()` now', ['paragraph: use a_b() now']],
    ['it costs $5 or $x_1$', ['paragraph: it costs $5 or x sub 1']],
    ['so \\(a+b\\):\n\n\\[\nx\n= 1\n\\]', ['paragraph: so a plus b:', 'paragraph: x equals 1']],
    ['| $n$ | $n^2$ |\n|-|-|\n| 1 | $1*1$ |', ['row: n: 1, n squared: 1 times 1']],
    ['**$a_1$** and `$b_1$`', ['paragraph: a sub 1 and $b_1$']],
    ['It has:\n• a\n• *b*', ['paragraph: It has:', 'paragraph: a', 'paragraph: b']],
    ['so $a=b$ ($c=d$).', ['paragraph: so.'], { formulas: 'skip' }],
    ['so $a=b+c$, $x$.', ['paragraph: so formula, x.'], { formulas: 'announce' }],
    ['<think>\n# No\n</think>\n\n# Yes', ['heading: Yes']],
    ['> [!NOTE]\n> Take *care*', ['quote: Note.', 'quote: Take care']],
  ])('%j', async (text, expected, how) => {
    expect(blocks(await read(text, 'markdown', how))).toEqual(expected);
  });
});

describe('what is said of HTML', () => {
  it.each<[string, string[], Partial<ReadingPreferences>?]>([
    [
      '<title>t</title><style>a{}</style><nav>n</nav><h2>A <i>b</i></h2><p>c',
      ['heading: A b', 'paragraph: c'],
    ],
    [
      '<script>x</script><p hidden>h</p><p style="display: none">i</p><p>&eacute;&nbsp;&lt;',
      ['paragraph: é <'],
    ],
    ['<ul><li>a<li>b</ul><ol start=3><li>c</ol>', ['item: a', 'item: b', 'item: 3. c']],
    ['<table><tr><th>A<th>B<tr><td>1<td>2</table>', ['row: A: 1, B: 2']],
    ['<pre>a\nb</pre><blockquote>q</blockquote>', ['code: Code block, 2 lines.', 'quote: q']],
    ['<p>a\n   b<br>c <img alt="d"></p>', ['paragraph: a b', 'paragraph: c d']],
    ['<ruby>漢<rt>kan</rt></ruby>', ['paragraph: 漢']],
    [
      '<p>10<sup>6</sup><table><tr><th>A<th>B<tr><td>1 m<sup>2</sup><td>❌</table>',
      ['paragraph: 10⁶', 'row: A: 1 m², B: no'],
    ],
    ['<think>no</think><p>yes', ['paragraph: yes']],
  ])('%j', async (text, expected, how) => {
    expect(blocks(await read(text, 'html', how))).toEqual(expected);
  });

  it('reads the words of what is too deep for a parser, and says so', async () => {
    const deep = `${'<div>'.repeat(30_000)}words`;
    const { reading, simplified } = await readMarkup(deep, 'html', usual);
    expect([blocks(reading), simplified]).toEqual([['paragraph: words'], true]);
  });
});

describe('every markup', () => {
  const bit = fc.constantFrom(
    ...[
      '# ',
      '*',
      '**',
      '_',
      '`',
      '```\n',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '[',
      '](',
      ')',
      '|',
      '|-|-|\n',
      '<b>',
    ],
    ...[
      '</p>',
      '<p>',
      '<!--',
      '&amp;',
      '&',
      '\\',
      'word',
      ' two',
      '你好。',
      '😀',
      '<think>',
      '</think>',
      '\r\n',
      '\t',
    ],
    ...[
      '[1]',
      'a@b.co',
      'https://example.com/x',
      '12345678901',
      '<li>',
      '<table><tr><td>',
      '~~',
      '$x$',
      '$$',
      '\\[',
      '\\]',
      '\\frac',
      '^2',
      '\u00ad',
    ],
  );
  const text = fc.array(bit, { maxLength: 60 }).map((bits) => bits.join(''));

  it('leaves what looks like a thought out of code, too', async () => {
    const reading = await read('```\n# </think># x', 'markdown', { code: 'read' });
    expect(reading.said.replace(/\s+/g, ' ')).toBe('# # x');
    expect(
      reading.runs.every(
        (run) => !run.verbatim || !reading.source.slice(run.start, run.end).includes('think'),
      ),
    ).toBe(true);
  });

  it.each(['plain', 'markdown', 'html', 'auto'] as const)('is true to its source: %s', async (markup) => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const reading = await read(source, markup, { emoji: 'name', code: 'read', footnotes: 'end' });
        expect(reading.source).toBe(source);
        let [at, place] = [0, 0];
        for (const [index, run] of reading.runs.entries()) {
          expect(run.at).toBeGreaterThanOrEqual(at);
          expect(run.start).toBeGreaterThanOrEqual(place);
          expect(run.end).toBeGreaterThanOrEqual(run.start);
          const end = reading.runs[index + 1]?.at ?? reading.said.length;
          const words = reading.said.slice(run.at, end);
          if (run.verbatim) expect(words).toBe(source.slice(run.start, run.end));
          [at, place] = [run.at, run.end];
        }
        let last = 0;
        for (const block of reading.blocks) {
          expect(block.start).toBeGreaterThanOrEqual(last);
          expect(block.end).toBeGreaterThan(block.start);
          expect(sourceOf(reading.runs, block).end).toBeLessThanOrEqual(source.length);
          last = block.end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '[',
    '*',
    '> ',
    '1. ',
    '- ',
    '`',
    '[a](',
    '](',
    '<b',
    '&',
    '(Smith ',
    'a@',
    'http://',
    '$a',
    '\\(a_',
    '\\[',
    '$^',
    '$$a=',
    '**a *b',
    '|a',
  ])('takes a hundred thousand of %j', async (hostile) => {
    for (const markup of ['auto', 'markdown', 'html'] as const) {
      const { reading } = await readMarkup(hostile.repeat(100_000), markup, usual);
      expect(reading.source).toHaveLength(hostile.length * 100_000);
    }
  });
});
