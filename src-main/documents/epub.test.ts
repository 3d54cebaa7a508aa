import { describe, expect, it } from 'vitest';
import { makeEpub } from './packed.fixture.ts';
import { open, refusal } from './read-as-text.fixture.ts';

const text = async (options: Parameters<typeof makeEpub>[0]): Promise<string> =>
  (await open(makeEpub(options), 'book.epub')).text;

describe('a book', () => {
  it('is read in its order, with its title, its author and chapters', async () => {
    const book = makeEpub({
      title: 'Fern &amp; Lamp',
      author: 'Mira Moss',
      parts: ['<h1>One</h1><p>It was <i>late</i>.</p>', '<h1>Two</h1><p>The lamp<br/>was lit.</p>'],
      contents: [
        { title: 'One', at: '1' },
        { title: 'Two', at: '2' },
      ],
    });
    expect(await open(book, 'book.epub')).toEqual({
      text: '# One\n\nIt was *late*.\n\n# Two\n\nThe lamp  \nwas lit.',
      ...{ markup: 'markdown', title: 'Fern & Lamp', author: 'Mira Moss' },
    });
  });

  it.each([false, true])(
    'has chapters from its table of contents where it has no headings (NCX: %s)',
    async (ncx) => {
      const parts = [
        '<p class="t">CHAPTER ONE</p><p>Late.</p>',
        '<div><p id="a">Lit.</p><p id="b">Gone.</p></div>',
      ];
      const contents = [
        { title: 'Chapter One', at: '1' },
        { title: 'Chapter Two', at: '2' },
        { title: 'Afterwards', at: '2#b' },
      ];
      expect(await text({ parts, contents, ncx })).toBe(
        '# CHAPTER ONE\n\nLate.\n\n# Chapter Two\n\nLit.\n\n# Afterwards\n\nGone.',
      );
    },
  );

  it('says no cover, contents, page numbers and notes', async () => {
    const parts = [
      '<section epub:type="cover"><p>Cover</p></section>',
      '<section epub:type="toc"><p>1 .... 3</p></section>',
      '<p>Lit<span epub:type="pagebreak">12</span>.<a epub:type="noteref" href="#n">1</a><sup><a href="#n">*</a></sup></p>' +
        '<aside epub:type="footnote" id="n"><p>A note</p></aside><aside role="doc-footnote">Another</aside>',
    ];
    expect(await text({ parts })).toBe('Lit.');
  });

  it('may mangle its fonts, but not lock its text', async () => {
    const locked = (algorithm: string): Uint8Array =>
      makeEpub({
        parts: ['<p>Text</p>'],
        files: {
          'META-INF/encryption.xml': `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
        },
      });
    expect(await refusal(locked('http://www.idpf.org/2008/embedding'), 'a.epub')).toBe('opened');
    expect(await refusal(locked('http://www.w3.org/2001/04/xmlenc#aes128-cbc'), 'a.epub')).toBe(
      'document_protected',
    );
  });

  it('is told by its content, and refused when it is not whole', async () => {
    const book = makeEpub({ parts: ['<p>Text</p>'] });
    expect((await open(book, 'book.zip')).text).toBe('Text');
    expect(await refusal(book.subarray(0, book.length - 30), 'book.epub')).toBe('document_damaged');
    expect(await refusal(makeEpub({ parts: [] }), 'a.epub')).toMatch(/document_(empty|damaged)/);
    expect(await refusal(makeEpub({ parts: ['<p> </p>'] }), 'a.epub')).toBe('document_empty');
  });

  it('is not unpacked beyond its cap', async () => {
    const bomb = makeEpub({ parts: [`<p>${'a'.repeat(1_000_000)}</p>`] });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusal(bomb, 'a.epub', { unpackedBytes: 500_000 })).toBe('document_too_large');
  });
});
