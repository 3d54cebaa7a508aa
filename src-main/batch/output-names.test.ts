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

test('a place that a source had before stays its own', () => {
  const known = [
    { source: 'one.md', place: 'one' },
    { source: 'two.md', place: 'Two' },
    { source: 'same.md', place: 'same-md' },
    { source: 'same.md', place: 'same-md (2)' },
  ];
  const after = (...names: string[]): string[] =>
    outputNames(
      names.map((name) => ({ path: `/x/${name}`, name })),
      known,
    );
  expect(after('one.txt', 'one.md', 'two.txt', 'new.md')).toEqual(['one-txt', 'one', 'two-txt', 'new']);
  // Of one that is not named this time, too.
  expect(after('one.html', 'one.txt')).toEqual(['one-html', 'one-txt']);
  expect(after('same.md', 'same.md', 'same.md')).toEqual(['same-md', 'same-md (2)', 'same']);
});

test('where two would share a place, their endings tell them apart', () => {
  expect(named('one.md', 'one.txt', 'two.md')).toEqual(['one-md', 'one-txt', 'two']);
  expect(named('One.md', 'one.md')).toEqual(['One-md', 'one-md (2)']);
  expect(named('a.md', 'a.md', 'a-md')).toEqual(['a-md', 'a-md (2)', 'a-md (3)']);
});
