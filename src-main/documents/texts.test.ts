import { describe, expect, it } from 'vitest';
import { bytesOf, open, refusal } from './read-as-text.fixture.ts';

describe('a text', () => {
  it.each<[string, BufferEncoding | number[], string]>([
    ['UTF-8', 'utf8', 'Grüße'],
    ['UTF-8 with its mark', 'utf8', '\ufeffGrüße'],
    ['UTF-16 with its mark', 'utf16le', '\ufeffGrüße'],
    ['UTF-16 without it', 'utf16le', 'Grüße'],
    ['Windows’ Western set', 'latin1', 'Grüße'],
  ])('is read in %s', async (_, encoding, text) => {
    const found = await open(bytesOf(text, encoding as BufferEncoding), 'notes_of_May.txt');
    expect(found).toEqual({ text: 'Grüße', markup: 'plain', title: 'notes of May', author: null });
  });

  it('is read in older sets of other scripts', async () => {
    // “Все счастливые семьи похожи друг на друга” in windows-1251, and “吾輩は猫である。名前はまだ無い。” in Shift_JIS.
    const russian = 'c2f1e520f1f7e0f1f2ebe8e2fbe520f1e5ecfce820efeef5eee6e820e4f0f3e320ede020e4f0f3e3e02e20';
    const japanese = '8ce194798ecd944c82c582a082e981428cc291558dcd82dc82be96b382a28142';
    const { text } = await open(bytesOf(russian.repeat(4), 'hex'), 'a.txt');
    expect(text).toContain('Все счастливые семьи похожи');
    expect((await open(bytesOf(japanese.repeat(6), 'hex'), 'a.txt')).text).toMatch(/\p{Script=Hiragana}/u);
  });

  it('keeps Markdown as it is, and has its title from the first heading', async () => {
    const text = '---\na: b\n---\n\n# A *fine* day\n\n1. one';
    const found = await open(bytesOf(`${text}\r\n`.replaceAll('\n', '\r\n')), 'day.md');
    expect(found).toMatchObject({ markup: 'markdown', title: 'A fine day' });
    expect(found.text).toContain('\n# A *fine* day\n');
    expect(found.text).not.toContain('\r');
  });

  it.each([
    ['nothing', '', 'a.txt', 'document_empty'],
    ['white space', ' \n\t ', 'a.txt', 'document_empty'],
    ['zero bytes', 'a\0b', 'a.txt', 'document_unknown'],
    ['control characters', '\x01\x02\x03abc', 'a.txt', 'document_unknown'],
    ['rich text', '{\\rtf1 hello}', 'a.rtf', 'document_unknown'],
    ['an unknown packed file', 'PK\x03\x04 something', 'a.zip', 'document_unknown'],
    ['a locked Word file', '\xd0\xcf\x11\xe0\xa1\xb1', 'a.docx', 'document_protected'],
    ['an old Word file', '\xd0\xcf\x11\xe0\xa1\xb1', 'a.doc', 'document_unknown'],
    ['sound', '\xff\xfb\x90\x64\xc0\x80', 'a.bin', 'document_unknown'],
  ])('that is %s is refused', async (_, text, name, code) => {
    expect(await refusal(bytesOf(text, 'latin1'), name)).toBe(code);
  });

  it('is refused when it is longer than can be spoken', async () => {
    expect(await refusal(bytesOf('long text'), 'a.txt', { characters: 8 })).toBe('text_too_large');
  });
});

describe('subtitles', () => {
  const srt = [
    '1\n00:00:01,000 --> 00:00:02,500\n<i>We had</i>\nno time',
    '2\n00:00:02,600 --> 00:00:04,000\nto lose.',
    '3\n00:00:09,000 --> 00:00:10,000\n{\\an8}- Where to?\n- ♪ Home. ♪',
  ].join('\n\n');

  it('become sentences, and paragraphs where nobody speaks for a while', async () => {
    const { text, markup } = await open(bytesOf(srt.replaceAll('\n', '\r\n')), 'film.srt');
    expect({ text, markup }).toEqual({ text: 'We had no time to lose.\n\nWhere to? Home.', markup: 'plain' });
  });

  it('are known by their content', async () => {
    expect((await open(bytesOf(srt), 'film')).text).toContain('no time to lose');
  });

  it('that roll up are said once, and notes and styles not at all', async () => {
    const vtt = [
      'WEBVTT - a film',
      'NOTE\nby nobody',
      'STYLE\n::cue { color: red }',
      'first\n00:01.000 --> 00:02.000 align:start\n<v Anna>One &amp; two',
      '00:02.000 --> 00:03.000\nOne &amp; two\nthree',
    ].join('\n\n');
    expect((await open(bytesOf(vtt), 'film.vtt')).text).toBe('One & two three');
  });
});
