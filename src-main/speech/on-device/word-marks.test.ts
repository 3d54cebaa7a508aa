import { describe, expect, it } from 'vitest';
import type { EngineMark } from './protocol.ts';
import { wordMarks } from './word-marks.ts';

/** Word marks at these places and times. */
const told = (...marks: [number, number][]): EngineMark[] =>
  marks.map(([place, at]) => ({ kind: 'word', place, at }));

const timed = (text: string, marks: readonly EngineMark[], seconds = 2): [string, number][] =>
  wordMarks(text, marks, seconds).map(({ from, to, at }) => [text.slice(from, to), Number(at.toFixed(2))]);

describe('wordMarks', () => {
  it('takes the first of the words that a number is said with', () => {
    const text = 'It costs $1,234.56 now.';
    expect(timed(text, told([0, 0], [3, 0.2], [9, 0.5], [10, 0.8], [12, 1.1], [14, 1.3], [19, 1.6]))).toEqual(
      [
        ['It', 0],
        ['costs', 0.2],
        ['$1,234.56', 0.5],
        ['now', 1.6],
      ],
    );
  });

  it('shares the time of what is said at one go among its words, up to the quiet', () => {
    const marks: EngineMark[] = [...told([0, 0], [4, 0.4]), { kind: 'quiet', at: 1 }, ...told([12, 1.5])];
    const words = timed('one of the, two', marks);
    expect(words.map(([word]) => word)).toEqual(['one', 'of', 'the', 'two']);
    expect(words[2]?.[1]).toBeGreaterThan(0.55);
    expect(words[2]?.[1]).toBeLessThan(0.85);
    expect(words[3]?.[1]).toBe(1.5);
  });

  it('takes a place before a word for that word, unless it has one of its own', () => {
    expect(timed('Co. e.g. this', told([0, 0], [3, 0.5], [9, 1]))).toEqual([
      ['Co', 0],
      ['e.g', 0.5],
      ['this', 1],
    ]);
    expect(timed('a 😀 cat', told([0, 0], [2, 0.3], [4, 0.6], [5, 1]))).toEqual([
      ['a', 0],
      ['😀', 0.3],
      ['cat', 1],
    ]);
  });

  it('passes over places that go back, and never goes back in time', () => {
    const words = timed('one two three four', told([0, 0], [8, 0.5], [4, 0.6], [14, 1]));
    expect(words.map(([word]) => word)).toEqual(['one', 'two', 'three', 'four']);
    expect(words.map(([, at]) => at)).toEqual(words.map(([, at]) => at).sort((a, b) => a - b));
    expect(words[2]?.[1]).toBe(0.5);
  });

  it('shares all of the time where nothing is told', () => {
    expect(timed('aaaa bbbb', [], 2).map(([, at]) => at)).toEqual([0, 1.06]);
    expect(timed('... !', told([0, 0]))).toEqual([]);
    expect(timed('', [])).toEqual([]);
  });
});
