import { basename, extname } from 'node:path';
import { Fault } from '../fault.ts';
import type { Document, Found } from './document.ts';
import type { DocumentLimits } from './limits.ts';

const TITLE = 120;
const AUTHOR = 200;

/** What was found, as a person gets it. Throws a Fault: `document_empty`, `text_too_large`. */
export function finish(found: Found, name: string, { characters }: DocumentLimits): Document {
  const text = clean(found.text);
  if (text === '') throw new Fault('document_empty', { name });
  if (text.length > characters) throw new Fault('text_too_large', { limit: characters / 1_000_000 });
  const title = line(found.title ?? '', TITLE) || headingOf(found, text) || line(nameOf(name), TITLE);
  return {
    text,
    markup: found.markup,
    title: title || 'Document',
    author: line(found.author ?? '', AUTHOR) || null,
  };
}

/** One kind of line break, no control characters, no half characters. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, '')
    .toWellFormed()
    .trim();

function headingOf({ markup }: Found, text: string): string {
  if (markup !== 'markdown') return '';
  const heading = /^#{1,2} +(.+)$/m.exec(text.slice(0, 20_000))?.[1] ?? '';
  return line(heading.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[*_`]|\s#+$/g, ''), TITLE);
}

const nameOf = (name: string): string => {
  const last = basename(name.replaceAll('\\', '/'));
  return last.slice(0, last.length - extname(last).length).replaceAll('_', ' ');
};

function line(words: string, most: number): string {
  const bare = words
    .slice(0, most * 4)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  return bare.length <= most
    ? bare
    : `${bare
        .slice(0, most - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
