import { expect, test } from 'vitest';
import { missingStop } from './stops.ts';

test.each([
  ['milk', '.'],
  ['Is it?”', ''],
  ['eggs, six', '.'],
  ['牛乳', '。'],
  ['दूध', '।'],
  ['今日は。', ''],
  ['first,', ''],
  ['(a note)', '.'],
])('%j lacks %j', (line, stop) => {
  expect(missingStop(line)).toBe(stop);
});
