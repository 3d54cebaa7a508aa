import { expect, test } from 'vitest';
import { clipAsMarkdown } from './clip-page.ts';

const rows = { tables: 'rows' } as const;
const table = '<table><tr><th>Town<th>People</tr><tr><td>Ulm<td>128,000</tr></table>';

test('headings, lists, links and tables of a page are kept', () => {
  // As Chromium copies it.
  const html = `<meta http-equiv="content-type" content="text/html; charset=utf-8"><h2>Towns</h2><p>See <a href="https://a.example/">here</a>.</p><ul><li>Ulm</li><li>Jena</li></ul>${table}`;
  const text = clipAsMarkdown(html, rows)!;
  expect(text).toMatch(/^## Towns\n/);
  expect(text).toContain('[here](https://a.example/)');
  expect(text).toMatch(/^[*-] +Ulm$/m);
  expect(text).toMatch(/^\| Ulm +\| 128,000 +\|$/m);
});

test.each([
  ['words that an editor has coloured', '<div style="color:#fff"><span>const</span> <b>one</b></div>'],
  ['a paragraph', '<html><body><!--StartFragment--><p>Only words.</p><!--EndFragment--></body></html>'],
  ['a picture', '<img src="https://a.example/x.png" alt="A cat">'],
  ['an address that is its own name', '<a href="https://a.example/x">https://a.example/x</a>'],
  ['a table for layout', '<table><tr><td>One</tr><tr><td>Two</tr></table>'],
  ['a heading without words', '<h1> </h1>Words'],
  ['what nobody sees', '<script>"<h1>x</h1>"</script><div style="display:none"><h1>Hidden</h1></div>Words'],
  ['nothing', ''],
])('%s is as well said from the text', (_what, html) => {
  expect(clipAsMarkdown(html, rows)).toBeNull();
});

test('a table counts where tables are read', () => {
  expect(clipAsMarkdown(table, rows)).toContain('Ulm');
  expect(clipAsMarkdown(table, { tables: 'skip' })).toBeNull();
});

/** As Word copies it, with what it says to itself. */
const word = (body: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:AllowPNG/></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=DE><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
const point = (mark: string, words: string): string =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>${words}<o:p></o:p></p>`;

test('what an office program copies comes without what it says to itself, and with its lists', () => {
  const text = clipAsMarkdown(
    word(
      `<h1>Birds<o:p></o:p></h1><p class=MsoNormal>They <b>stand</b> in the water.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>${point('·', 'Heron')}
${point('·', 'Stork')}<p class=MsoNormal>In order:</p>${point('3.', 'Egg')}${point('4.', 'Chick')}`,
    ),
    rows,
  );
  expect(text?.replace(/\s*\n\s*/g, '\n')).toBe(
    '# Birds\nThey **stand** in the water.\n- Heron\n- Stork\nIn order:\n3. Egg\n4. Chick',
  );
  expect(clipAsMarkdown(word('<p class=MsoNormal>Only words.<o:p></o:p></p>'), rows)).toBeNull();
  // Signs alone tell of a list, though there is no element for it.
  expect(clipAsMarkdown(word(point('·', 'Heron')), rows)).toBe('- Heron');
});

test('cells of a spreadsheet are a table', () => {
  const cells =
    '<table border=0><col width=64 span=2><tr><td>Town</td><td>Height</td></tr><tr><td>Ulm</td><td>478</td></tr></table>';
  const text = clipAsMarkdown(
    `<html><body><!--StartFragment-->${cells}<!--EndFragment--></body></html>`,
    rows,
  );
  expect(text).toMatch(/^\| Town \| Height \|\n.*\n\| Ulm +\| 478 +\|$/);
});
