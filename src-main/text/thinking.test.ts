import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinkingFilter, withoutThinking } from './thinking.ts';

const inPieces = (pieces: readonly string[]): string => {
  const filter = new ThinkingFilter();
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
};

describe('what a model thinks aloud', () => {
  it.each([
    ['<think>\nWhat is asked?\n</think>\n\nIt is four.', 'It is four.'],
    ['<THINK>a</Think>It is four.', 'It is four.'],
    ['<thinking>a</thinking>It is four.', 'It is four.'],
    ['First. <think>a</think>Then.<think>b</think>', 'First. Then.'],
    ['<think>never ends', ''],
    ['Write the `<think>` tag first. Then close it.', 'Write the `<think>` tag first. Then close it.'],
    ['It is <think> that opens it. So it is.', 'It is <think> that opens it. So it is.'],
    ['One <think>a</think>two <think>three', 'One two <think>three'],
    ['a stray </think>tag', 'a stray tag'],
    ['1 < 2 and <thin ice>', '1 < 2 and <thin ice>'],
    ['ends in <thi', 'ends in <thi'],
    ['  \n Hello there. ', 'Hello there. '],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(withoutThinking(text)).toBe(shown);
  });

  it('is taken out wherever the text is split', () => {
    const words = fc.constantFrom(
      '<think>',
      '</think>',
      '<thinking>',
      '<',
      'think',
      '>',
      '</',
      '`',
      ' a b ',
      'é😀',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.array(fc.nat(40), { maxLength: 8 }),
        (parts, cuts) => {
          const text = parts.join('');
          const places = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((at, i) => text.slice(places[i], at));
          expect(inPieces(pieces)).toBe(withoutThinking(text));
        },
      ),
    );
  });

  it('gives words on as soon as they cannot be part of a tag', () => {
    const filter = new ThinkingFilter();
    expect(filter.push('It is <')).toBe('It is ');
    expect(filter.push('b')).toBe('<b');
    expect(filter.push('old> <thin')).toBe('old> ');
    expect(filter.push('k>no')).toBe('');
    expect(filter.push('t this</th')).toBe('');
    expect(filter.push('ink>four')).toBe('four');
  });
});
