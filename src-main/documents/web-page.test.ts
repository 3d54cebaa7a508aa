import { expect, it } from 'vitest';
import { bytesOf, open, refusal } from './read-as-text.fixture.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>The title</title>${head}</head><body>${body}</body></html>`;

it('keeps headings, lists, tables and links of the main part', async () => {
  const main =
    '<h1>Bread</h1><p>Mix 3 * 4 cups of 10<sup>6</sup>, see <a href="https://x.org/a">the list</a>.<sup><a href="#n1">[1]</a></sup></p>' +
    '<ul><li>flour<li>water</ul><table><tr><td>Time<td>2 h<tr><td>Heat<td>220</table><img alt="A loaf" src="data:,x"><img src="b.png">';
  const html = page(
    `<nav>Home</nav><div style="display: none">hidden</div><main>${main}</main><footer>Imprint</footer><script>x()</script>`,
    '<meta name="author" content="Ann Baker">',
  );
  expect(await open(bytesOf(html), 'bread.html')).toEqual({
    text: [
      '# Bread',
      'Mix 3 \\* 4 cups of 10⁶, see [the list](https://x.org/a).',
      '- flour\n- water',
      '| Time | 2 h |\n| - | - |\n| Heat | 220 |',
      '![A loaf](#)',
    ].join('\n\n'),
    ...{ markup: 'markdown', title: 'The title', author: 'Ann Baker' },
  });
});

it('is read whole where no main part is marked, but for what stands around it', async () => {
  const { text } = await open(
    bytesOf(page('<p>One</p><aside>Buy</aside><article>x</article><p>Two words</p>')),
    'a',
  );
  expect(text).toBe('One\n\nx\n\nTwo words');
});

it('is read in the character set it declares', async () => {
  const html = page('<p>Žluťoučký kůň</p>').replace('utf-8', 'windows-1250');
  const bytes = Buffer.from(html, 'latin1');
  const czech = Buffer.from('8e6c759d6f75e86bfd206bf9f2', 'hex');
  const at = bytes.indexOf('<p>') + 3;
  const whole = Buffer.concat([bytes.subarray(0, at), czech, bytes.subarray(bytes.indexOf('</p>'))]);
  expect((await open(new Uint8Array(whole), 'a.htm')).text).toBe('Žluťoučký kůň');
});

it('is refused without text, and survives the deepest nesting', async () => {
  expect(await refusal(bytesOf(page('<img src="a.png">')), 'a.html')).toBe('document_empty');
  const deep = page('<div>'.repeat(50_000) + 'deep');
  expect(['opened', 'document_damaged']).toContain(await refusal(bytesOf(deep), 'a.html'));
});
