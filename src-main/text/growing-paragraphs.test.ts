import { describe, expect, it } from 'vitest';
import { GrowingParagraphs } from './growing-paragraphs.ts';
import { paragraphs } from './paragraphs.ts';

/** What each text, one after the other, gives. */
function read(...texts: string[]): string[][] {
  const growing = new GrowingParagraphs();
  return texts.map((text, index) =>
    [...growing.read(text, index === texts.length - 1)].map(
      ({ start, end, endedBy }) => `${text.slice(start, end)}|${endedBy ?? '…'}`,
    ),
  );
}

/** The paragraphs that end, given one character at a time. */
const letterByLetter = (text: string): string[] =>
  read(...Array.from({ length: text.length }, (_, end) => text.slice(0, end + 1)), text)
    .flat()
    .filter((found) => !found.endsWith('…'));

describe('growing paragraphs', () => {
  it('end at a blank line at once, and show what is there of the open one', () => {
    expect(read('One', 'One.\n', 'One.\n\nTw', 'One.\n\nTwo.')).toEqual([
      ['One|…'],
      ['One.|…'],
      ['One.|blank', 'Tw|…'],
      ['Two.|blank'],
    ]);
  });

  it('wait with a line break for the first word after it', () => {
    const wrapped = 'This is the first line of a letter that a mail program wrapped for\n';
    expect(read(wrapped, `${wrapped}me`, `${wrapped}me. It goes`, `${wrapped}me. It goes on.`)).toEqual([
      [`${wrapped.trim()}|…`],
      [`${wrapped.trim()}|…`],
      [`${wrapped}me. It goes|…`],
      [`${wrapped}me. It goes on.|blank`],
    ]);
    expect(read('- milk\n-', '- milk\n- eggs')).toEqual([['- milk|…'], ['- milk|line', '- eggs|blank']]);
  });

  it('take a carriage return at the end for half a line break', () => {
    expect(read('One.\r', 'One.\r\n', 'One.\r\nTwo.')).toEqual([
      ['One.|…'],
      ['One.|…'],
      ['One.|line', 'Two.|blank'],
    ]);
  });

  it.each([
    'One.\n\nTwo.\r\n \t\r\nThree.\u2029Four.\fFive.',
    '# Plan\nWe do this:\n- buy the paint\n- paint it\n2) rest',
    'milk\neggs\nbread',
    'A title of few words\n\nThe text below it is much longer than the title and was not wrapped.\r\n',
    'This is the first line of a letter that a mail program wrapped for\nme. It goes on here. Some lines happen to start with a word like\nBerlin, which has a capital, and that is no reason to stop there at\nall.',
    ' \n\n\t ',
  ])('are those of the whole text (%#)', (text) => {
    const whole = [...paragraphs(text)].map(
      ({ start, end, endedBy }) => `${text.slice(start, end)}|${endedBy}`,
    );
    expect(letterByLetter(text)).toEqual(whole);
  });
});
