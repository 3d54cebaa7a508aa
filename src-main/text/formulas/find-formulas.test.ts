import { expect, test } from 'vitest';
import { findFormulas } from './find-formulas.ts';

const found = (text: string): string[] =>
  findFormulas(text).formulas.map(({ start, end }) => text.slice(start, end));

test.each([
  ['If $x$ and $f(x) = 2x$, the $n$th is $a, b$.', ['$x$', '$f(x) = 2x$', '$n$', '$a, b$']],
  ['$$\nE = mc^2\n$$ and \\(a^2\\) or \\[\nb_1\n\\]', ['$$\nE = mc^2\n$$', '\\(a^2\\)', '\\[\nb_1\n\\]']],
  ['\\begin{align*}a &= b\\end{align*}', ['\\begin{align*}a &= b\\end{align*}']],
])('finds the formulas of %j', (text, formulas) => {
  expect(found(text)).toEqual(formulas);
});

test.each([
  'It costs $5 or $10, between $5-$10, US$5-US$7 a year.',
  'Take $HOME/$USER, ${a}/${b} or $a$b.',
  'Use `$x^2$` here.',
  '```\n$x^2$\n```',
  'See \\[note\\] and \\[1 \\] and \\(so\\ on\\).',
  'A \\$5 bill and a \\$6 one.',
  'One $a=\n\nb$ two.',
])('leaves %j alone', (text) => {
  expect(found(text)).toEqual([]);
});

test('tells where one begins that nothing ends yet', () => {
  expect(findFormulas('It is \\[ x = 1').open).toBe(6);
  expect(findFormulas('It is \\[ x = 1 \\]').open).toBeNull();
  expect(findFormulas('It is \\[ x\n\nNo.').open).toBeNull();
});
