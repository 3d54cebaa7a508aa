import { paragraphs } from '../paragraphs.ts';
import type { Reading } from '../reading.ts';
import { Teller } from '../teller.ts';

/** What no parser is needed for: where tags, comments, programs and looks are. Each ends at the first chance. */
const tag = /<!--|<(script|style)\b|<\/?[a-z][^<>]*>|<![^<>]*>/gi;

/** The words of a page, without a look at what its elements mean. Takes linear time and any depth. */
export function withoutTags(source: string): Reading {
  const teller = new Teller(source);
  const lower = source.toLowerCase();
  let at = 0;
  const say = (end: number): void => {
    const text = source.slice(at, end);
    for (const span of paragraphs(text)) {
      teller.say(text.slice(span.start, span.end), at + span.start, at + span.end);
      teller.close('paragraph');
    }
  };
  for (const match of source.matchAll(tag)) {
    if (match.index < at) continue;
    say(match.index);
    const close = match[0] === '<!--' ? '-->' : match[1] ? `</${match[1].toLowerCase()}` : null;
    const end = close === null ? match.index + match[0].length : lower.indexOf(close, match.index);
    at = end < 0 ? source.length : end;
    if (close === '-->') at = Math.min(source.length, at + 3);
  }
  say(source.length);
  return teller.reading();
}
