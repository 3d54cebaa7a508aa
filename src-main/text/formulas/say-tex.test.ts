import { expect, test } from 'vitest';
import { sayTex } from './say-tex.ts';

test.each([
  ['E = mc^2', 'E equals m c squared'],
  [
    'x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}',
    'x equals minus b plus or minus the square root of b squared minus 4 a c over 2 a',
  ],
  ['\\int_0^1 x^2 \\, dx', 'the integral from 0 to 1 of x squared d x'],
  ['\\sum_{i=1}^{n} i', 'the sum from i equals 1 to n of i'],
  ['\\lim_{x \\to 0} f(x)', 'the limit as x goes to 0 of f (x)'],
  ['90^\\circ, 3.5\\%', '90 degrees, 3.5 percent'],
  ['\\sqrt[3]{8} \\neq \\alpha_1', 'the cube root of 8 is not equal to alpha sub 1'],
  ['\\vec{v} \\cdot \\hat x', 'vector v times x hat'],
  ['v = 5\\,\\text{km per hour}', 'v equals 5 km per hour'],
  ['\\begin{cases} 1 & x > 0 \\\\ 0 \\end{cases}', '1, x is greater than 0, 0'],
  ['e^{-x/2}', 'e to the power of minus x over 2'],
  ["f'(x) \\in \\mathbb{R} \\label{eq:a}", 'f prime (x) in R'],
  ['\\foo{a', 'foo a'],
  ['a\n> + b', 'a plus b'],
  ['^{_}}{', 'to the power of sub'],
  ['', ''],
])('%j', (tex, words) => {
  expect(sayTex(tex)).toBe(words);
});

test('takes braces of any depth', () => {
  expect(sayTex(`${'{'.repeat(4000)}x${'}'.repeat(4000)}`)).toBe('x');
  expect(sayTex('\\frac'.repeat(800))).not.toContain('\\');
});
