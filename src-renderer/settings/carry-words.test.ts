import { expect, test } from 'vitest';
import { addedWords } from './carry-words.ts';

test('names who was added, and says how to go on', () => {
  const said = (added: string[], known: string[] = []) => addedWords({ added, known, skipped: [] });
  expect(said(['Work'])).toEqual(['“Work” was added. Its key is not in the file: choose Edit and enter it.']);
  expect(said(['Work', 'Home'])).toEqual([expect.stringMatching(/^“Work”, “Home” were added\. Their/)]);
  expect(said([])).toEqual(['No profile was added.']);
  expect(said([], ['Work'])).toEqual(['No profile was added.', '“Work” is there already.']);
  expect(said(['Lab'], ['Work', 'Home'])[1]).toBe('“Work”, “Home” are there already.');
});
