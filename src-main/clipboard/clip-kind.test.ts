import { expect, test } from 'vitest';
import { clipKind, secretMarks, typesIn } from './clip-kind.ts';

test.each([
  // KeePassXC, as `wl-paste --list-types` prints it.
  ['secret', ['text/plain', 'text/plain;charset=utf-8', 'x-kde-passwordManagerHint', 'UTF8_STRING']],
  ['secret', ['image/png', 'x-kde-passwordManagerHint']],
  // An editor, a terminal, a browser.
  ['text', ['text/plain;charset=utf-8', 'text/plain', 'UTF8_STRING', 'STRING', 'TEXT']],
  ['text', ['TARGETS', 'TIMESTAMP', 'COMPOUND_TEXT']],
  ['text', ['text/html', 'text/plain']],
  // A table of a spreadsheet is copied as a picture too.
  ['text', ['text/html', 'image/png', 'UTF8_STRING']],
  // A picture of a page, and one of a screen.
  ['image', ['text/html', 'image/png', 'text/x-moz-url']],
  ['image', ['TARGETS', 'image/png', 'image/bmp']],
  ['other', ['text/html']],
  ['other', ['text/uri-list', 'x-special/gnome-copied-files']],
  ['other', []],
])('there is %s where %j is offered', (kind, types) => {
  expect(clipKind(types)).toBe(kind);
});

test('every system has marks of its own', () => {
  expect(secretMarks('linux')).toContain('x-kde-passwordManagerHint');
  expect(secretMarks('darwin')).toContain('org.nspasteboard.ConcealedType');
  expect(secretMarks('win32')).toContain('Clipboard Viewer Ignore');
});

test('types stand in lines', () => {
  expect(typesIn('text/plain\n image/png \r\n\n')).toEqual(['text/plain', 'image/png']);
});
