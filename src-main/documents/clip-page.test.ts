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
