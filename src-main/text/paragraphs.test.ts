import { describe, expect, it } from 'vitest';
import { paragraphs } from './paragraphs.ts';

const split = (text: string): string[] =>
  [...paragraphs(text)].map(({ start, end, endedBy }) => `${text.slice(start, end)}|${endedBy}`);

describe('paragraphs', () => {
  it('end at blank lines, whatever the line breaks are', () => {
    expect(split('One.\n\nTwo.\r\n \t\r\nThree.\u2029Four.\fFive.')).toEqual([
      'One.|blank',
      'Two.|blank',
      'Three.|blank',
      'Four.|blank',
      'Five.|blank',
    ]);
  });

  it('go on over the line breaks of wrapped prose', () => {
    const mail = [
      'This is the first line of a letter that a mail program wrapped for',
      'me. It goes on here. Some lines happen to start with a word like',
      'Berlin, which has a capital, and that is no reason to stop there at',
      'all.',
    ].join('\n');
    expect(split(mail)).toEqual([`${mail}|blank`]);
  });

  it('go on over the line breaks of wrapped Chinese', () => {
    const page =
      '我们都知道这个世界很大而且非常美丽，\n可是很少有人真正走出去看一看这个世界\n到底是什么样子。';
    expect(split(page)).toEqual([`${page}|blank`]);
  });

  it('end at a line break before a list item and after a heading', () => {
    expect(split('# Plan\nWe do this:\n- buy the paint\n- paint it\n2) rest')).toEqual([
      '# Plan|line',
      'We do this:|line',
      '- buy the paint|line',
      '- paint it|line',
      '2) rest|blank',
    ]);
  });

  it('end at the line breaks of short lines', () => {
    expect(split('milk\neggs\nbread')).toEqual(['milk|line', 'eggs|line', 'bread|blank']);
  });

  it('end at the line breaks of verse', () => {
    const verse = [
      'Shall I compare thee to a summer’s day?',
      'Thou art more lovely and more temperate:',
      'Rough winds do shake the darling buds of May,',
      'And summer’s lease hath all too short a date.',
    ];
    expect(split(verse.join('\n'))).toHaveLength(4);
  });

  it('end where the next word would have fit', () => {
    const text = 'A title of few words\nThe text below it is much longer than the title and was not wrapped.';
    expect(split(text)).toHaveLength(2);
  });

  it('are none in white space', () => {
    expect(split(' \n\n\t ')).toEqual([]);
  });
});
