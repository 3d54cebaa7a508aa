import { expect, test } from 'vitest';
import { savedWords } from './saved-words.ts';

const file = { to: 'file' as const, path: '/music/a.mp3', seconds: 9, saved: 3, pieces: 3 };
const download = { to: 'download' as const, url: 'd/1', name: 'a.mp3', seconds: 9, saved: 3, pieces: 3 };

test('says where the file is', () => {
  expect(savedWords(file)).toBe('Saved to /music/a.mp3');
  expect(savedWords(download)).toBe('Saved as a.mp3 in your downloads.');
});

test('says how much when parts are missing', () => {
  expect(savedWords({ ...file, saved: 2 })).toBe('Saved the 2 of 3 parts made so far to /music/a.mp3');
  expect(savedWords({ ...download, saved: 2 })).toBe(
    'Saved the 2 of 3 parts made so far as a.mp3 in your downloads.',
  );
});

test('says why it is one file where a file for each chapter was wanted', () => {
  expect(savedWords({ ...download, unsplit: true })).toBe(
    'Saved as a.mp3 in your downloads. There are no chapters to split it by, so it is one file.',
  );
  expect(savedWords({ ...file, unsplit: true })).toBe(
    'Saved to /music/a.mp3. There are no chapters to split it by, so it is one file.',
  );
});
