import { expect, test } from 'vitest';
import { terminalWords } from './terminal-words.ts';

test.each([
  [
    ['say', 'Hello'],
    ['say', 'Hello'],
  ],
  [
    ['--no-sandbox', '--ozone-platform=headless', 'say', '-o', 'a.mp3', 'Hi'],
    ['say', '-o', 'a.mp3', 'Hi'],
  ],
  [['--version'], ['--version']],
  [['--no-sandbox', '-h'], ['-h']],
  [
    ['profile', 'key', 'work'],
    ['profile', 'key', 'work'],
  ],
  [
    ['speak', '-'],
    ['speak', '-'],
  ],
  [
    ['open', '--help'],
    ['open', '--help'],
  ],
])('%j is done in the terminal', (words, kept) => {
  expect(terminalWords(words)).toEqual(kept);
});

test.each([
  [],
  ['--hidden'],
  ['speak', '--clipboard'],
  ['speak', 'Say', 'it'],
  ['speak', '--', '-h'],
  ['open', '-'],
  ['notes.txt', 'say'],
  ['./say'],
  ['/home/someone/say'],
  ['--', 'say'],
  ['--enable-features', 'A,B', 'say'],
])('%j is for the desktop program', (...words) => {
  expect(terminalWords(words)).toBeNull();
});
