import { expect, test } from 'vitest';
import { languageName } from './language-names.ts';

test.each([
  ['de', 'German'],
  ['qdb', 'Lang Belta'],
  ['xx', 'xx'],
  ['?', '?'],
])('the language %s is called %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
