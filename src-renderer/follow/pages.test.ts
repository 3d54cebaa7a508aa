import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf, spansOf } from './pages.ts';

/** Sentences with gaps between them, some with ends of lines; three a piece. */
function script(lengths: readonly number[], lines: number) {
  let text = '# ';
  const pieces = [];
  for (const [index, length] of lengths.entries()) {
    const sentences = [];
    for (let at = 0; at < 3; at++) {
      sentences.push({ start: text.length, end: text.length + length });
      text += `${'x'.repeat(length)}${at < 2 ? ' ' : ''}`;
    }
    pieces.push({ start: sentences[0]!.start, end: text.length, sentences });
    text += index % lines === 0 ? '\n\n' : ' ';
  }
  return { text, pieces };
}

test('pages together are the text, and so are the spans of each', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (lengths, lines) => {
        const { text, pieces } = script(lengths, lines);
        const pages = pagesOf(text, pieces);
        expect(pages.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        const spans = pages.flatMap((page) => spansOf(page, pieces));
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        const said = spans.flatMap((span) => span.said ?? []);
        expect(said).toEqual(
          pieces.flatMap((_, piece) => [0, 1, 2].map((sentence) => ({ piece, sentence }))),
        );
      },
    ),
  );
});

test('a page ends with a line, so that it can be a box', () => {
  const { text, pieces } = script(Array<number>(200).fill(80), 4);
  const pages = pagesOf(text, pieces);
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.slice(0, -1).map(({ to }) => text[to - 1])).toEqual(Array(pages.length - 1).fill('\n'));
});

test('a text without ends of lines is cut all the same', () => {
  const { text, pieces } = script(Array<number>(500).fill(80), 1000);
  const sizes = pagesOf(text, pieces).map(({ from, to }) => to - from);
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.max(...sizes)).toBeLessThan(21_000);
});

test('a piece whose sentences are not known is one span, and a text without pieces is one page', () => {
  const page = { from: 0, to: 5, first: 0, last: 1 };
  expect(spansOf(page, [{ start: 1, end: 4, sentences: [] }])).toEqual([
    { start: 0, end: 1, said: null },
    { start: 1, end: 4, said: { piece: 0, sentence: 0 } },
    { start: 4, end: 5, said: null },
  ]);
  expect(pagesOf('hello', [])).toEqual([{ from: 0, to: 5, first: 0, last: 0 }]);
  expect(pagesOf('', [])).toEqual([]);
});
