import type { Change } from '../rewrite.ts';
import type { Span } from '../sentences.ts';
import { gone } from './gone.ts';

const numbers = /\[\^?\d{1,3}(?:\s?[,;–—-]\s?\^?\d{1,3}){0,30}\]/g;
const footnote = /\[\^[\p{L}\p{N}_-]{1,40}\]/gu;
/** As answers of assistants mark what they found: 【12†source】. */
const found = /【[^【】]{0,60}†[^【】]{0,200}】/g;
const bracketed = /\(([^()]{5,240})\)/g;

const name = String.raw`(?:(?:van|von|de|der|den|di|da|la|le|Van|Von|De|Mc) ?){0,2}\p{Lu}[\p{L}\p{M}'’.-]{1,40}`;
const year = String.raw`(?:1[5-9]|20)\d\d[a-z]?(?:, ?(?:1[5-9]|20)\d\d[a-z]?){0,5}`;
const page = String.raw`(?:[,:] ?(?:pp?\.|S\.|ch\.|sec\.|§)? ?\d{1,5}(?:[–-]\d{1,5})?)`;
const more = String.raw`(?: et al\.?| u\. ?a\.| and others)`;
const and = String.raw`(?:,? (?:and|und|et|y|e|&) |, )`;
const work = new RegExp(
  String.raw`^(?:(?:see|cf\.|e\.g\.,?|vgl\.|siehe) )?(?:also )?${name}(?:${and}${name}){0,8}(${more})?(,?) (${year})(${page})?$`,
  'u',
);
const dated =
  /^\P{L}*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez|Spring|Summer|Autumn|Fall|Winter)/u;

/**
 * Marks that tell where something was taken from: `[12]`, `[3, 4]`, `[^1]`, `(Smith et al., 2020)`,
 * `(Smith 2020, p. 4; Jones & Lee, 2019)`,
 * 【12†source】. A name and a year alone, such as (Berlin 2020), are prose.
 */
export function* citations(text: string): Generator<Change> {
  let open: Span | null = null;
  for (const mark of [...marks(text)].sort((a, b) => a.start - b.start)) {
    // Several in a row are one, with the commas and dashes between them.
    if (open && /^[\s,;–-]{0,3}$/.test(text.slice(open.end, mark.start)))
      open = { start: open.start, end: mark.end };
    else {
      if (open) yield gone(text, open.start, open.end);
      open = mark;
    }
  }
  if (open) yield gone(text, open.start, open.end);
}

function* marks(text: string): Generator<Span> {
  if (/[[【]/.test(text)) {
    for (const pattern of [numbers, footnote, found]) {
      for (const { index, 0: mark } of text.matchAll(pattern))
        yield { start: index, end: index + mark.length };
    }
  }
  if (!text.includes('(')) return;
  for (const { index, 0: whole, 1: inside = '' } of text.matchAll(bracketed)) {
    const works = inside.split(';');
    if (works.every((work) => isWork(work.trim()))) yield { start: index, end: index + whole.length };
  }
}

function isWork(text: string): boolean {
  const match = work.exec(text);
  if (!match || dated.test(text)) return false;
  const [, others, comma, , pages] = match;
  return others !== undefined || comma === ',' || pages !== undefined || / (?:&|and|und|et) /.test(text);
}
