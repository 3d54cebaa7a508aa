import { expect, it } from 'vitest';
import { AnswerPrinter } from './answer-printer.ts';

function printing(quiet = false): { printer: AnswerPrinter; read: () => string } {
  const written: string[] = [];
  const printer = new AnswerPrinter({ write: (text) => written.push(text) }, quiet);
  return { printer, read: () => written.join('') };
}

it('prints what is new, and ends the line once', () => {
  const { printer, read } = printing();
  for (const text of ['One.', 'One. Two.', 'One. Two.']) printer.show(text);
  expect(read()).toBe('One. Two.');
  printer.end();
  printer.end();
  expect(read()).toBe('One. Two.\n');
});

it('prints a text anew whose beginning has changed', () => {
  const { printer, read } = printing();
  printer.show('Something bad');
  printer.show('I cannot say that.\n');
  printer.end();
  expect(read()).toBe('Something bad\n\nI cannot say that.\n');
});

it('lets no answer steer the terminal', () => {
  const { printer, read } = printing();
  printer.show('a\u001b[2Jb\r\n\tc\u009b');
  expect(read()).toBe('a [2Jb \n\tc ');
});

it('is quiet when told so', () => {
  const { printer, read } = printing(true);
  printer.show('a');
  printer.end();
  expect(read()).toBe('');
});
