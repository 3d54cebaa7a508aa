import { expect, test } from 'vitest';
import { outputNames } from './output-names.ts';

const named = (...names: string[]): string[] =>
  outputNames(names.map((name) => ({ path: `/x/${name}`, name })));

test('a place is its name without the ending, below the same folders', () => {
  expect(named('one.md', 'part/two.txt', 'no-ending', '.rc')).toEqual([
    'one',
    'part/two',
    'no-ending',
    '.rc',
  ]);
});

test('where two would share a place, their endings tell them apart', () => {
  expect(named('one.md', 'one.txt', 'two.md')).toEqual(['one-md', 'one-txt', 'two']);
  expect(named('One.md', 'one.md')).toEqual(['One-md', 'one-md (2)']);
  expect(named('a.md', 'a.md', 'a-md')).toEqual(['a-md', 'a-md (2)', 'a-md (3)']);
});
