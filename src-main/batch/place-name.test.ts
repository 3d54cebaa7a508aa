import { expect, it } from 'vitest';
import { placeName } from './place-name.ts';

it.each([
  ['book/part 1/one.md', 'book/part 1/one.md'],
  ['../../etc/passwd', 'etc/passwd'],
  ['/absolute\\and\\back.txt', 'absolute/and/back.txt'],
  ['what? a "name".md', 'what a name .md'],
  ['../..', 'Document'],
  [Array.from({ length: 20 }, (_, at) => at).join('/'), '12/13/14/15/16/17/18/19'],
])('%j becomes %j', (name, place) => {
  expect(placeName(name)).toBe(place);
});
