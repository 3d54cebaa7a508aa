import { expect, test } from 'vitest';
import { tellMarkup } from './tell-markup.ts';

test.each([
  'One *asterisk, 2 * 3 * 4 and snake_case_names.',
  '- Bonjour.\n- Salut.\n- Ça va ?',
  '1. One\n2. Two',
  '> a mail\n> quoted\n\nMy answer',
  '# one line with a number sign',
  'Dear Ann,\n\n    indented as letters are\n\nYours',
  'See [12] and (Smith, 2020).',
  'if a < b and c > d, then <maybe> so',
  'The <b> tag and </b> make bold text.',
  'a | b\nc | d',
  '* * *\n\nChapter two\n-----------',
  'It is **very important.',
  '# a comment\n\nimport os',
  '``` is how code begins',
  '',
])('%j is plain', (text) => {
  expect(tellMarkup(text)).toBe('plain');
});

test.each([
  'See [our page](https://example.com/a).',
  '```sh\nls\n```',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '---\ntitle: x\n---\nText',
  '# Title\n\nText\n\n## Part\n\nMore',
  'This is **bold** and `code`.',
  '- [ ] one\n- [x] two',
  '# 🚀 Start\n\n- ✅ One\n- ❌ Two',
  'Here it is:\n\n## Steps\n1. One',
  'Run:\n\n```python\nprint(1)\n',
])('%j is markdown', (text) => {
  expect(tellMarkup(text)).toBe('markdown');
});

test.each(['<!DOCTYPE html><p>a', '\n<html lang="en">', '<p>One <b>two</b></p>', '<div class="a">x</div>'])(
  '%j is HTML',
  (text) => {
    expect(tellMarkup(text)).toBe('html');
  },
);
