import { LinkifyIt } from 'linkify-it';
import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import type { Change } from '../rewrite.ts';
import { gone } from './gone.ts';

const linkify = new LinkifyIt({ fuzzyEmail: true, fuzzyLink: true });
/** Longer ones are cut up by the voice anyway; so much at a time keeps the search linear. */
const WINDOW = 4000;

/** URLs in a text: left out, or said as their host's name; e-mail addresses: left out, or said as they are. */
export function* addresses(text: string, how: ReadingPreferences['addresses']): Generator<Change> {
  if (how === 'whole' || !/[@/]|www\./i.test(text)) return;
  for (const { index, lastIndex, schema, url } of found(text)) {
    const written = text.slice(index, lastIndex);
    // A name alone, such as “example.com” or “notes.md”, is said as it is.
    if (schema === '' && !/^www\.|\//i.test(written)) continue;
    if (how === 'skip') yield gone(text, index, lastIndex);
    else {
      const name = schema === 'mailto:' ? mailboxOf(url) : hostOf(url);
      if (name !== written) yield { start: index, end: lastIndex, words: name };
    }
  }
}

interface Found {
  readonly index: number;
  readonly lastIndex: number;
  readonly schema: string;
  readonly url: string;
}

/** Looked for in windows that end at white space, because an address has none. */
function* found(text: string): Generator<Found> {
  for (let from = 0; from < text.length;) {
    let end = from + WINDOW;
    if (end >= text.length) end = text.length;
    else {
      const space = text.slice(from, end).search(/\s\S*$/);
      if (space > 0) end = from + space;
    }
    for (const match of linkify.match(text.slice(from, end)) ?? []) {
      const { index, lastIndex, schema, url } = match;
      yield { index: from + index, lastIndex: from + lastIndex, schema, url };
    }
    from = end;
  }
}

const mailboxOf = (url: string): string => url.replace(/^mailto:/i, '');

function hostOf(url: string): string {
  const host = url.replace(/^(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?/i, '').replace(/[/?#].*$/s, '');
  const name = host.slice(host.lastIndexOf('@') + 1).replace(/:\d+$/, '');
  return name.replace(/^www\./i, '');
}
